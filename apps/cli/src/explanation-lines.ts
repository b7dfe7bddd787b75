import type { SubjectExplanation, WhyCondition } from '@tagwright/audiences';

const MARK = { true: '✔', false: '✘', unknown: '?' } as const;

/** An explanation for people at a terminal. */
export function explanationLines(why: SubjectExplanation): string[] {
  const value = why.value === null ? 'missing' : JSON.stringify(why.value);
  const name = why.valueName === null ? '' : ` (${why.valueName.en})`;
  return [
    `${why.subject} ${why.id}: ${why.tag} = ${value}${name}`,
    `snapshot ${why.snapshotId}, as of ${why.asOf}, definition ${why.definitionVersion}, by ${why.outcome}`,
    ...why.cases.flatMap((entry) => [
      `${MARK[entry.state]} case ${entry.index + 1} → ${JSON.stringify(entry.value)}`,
      ...conditionLines(entry.condition, 1),
    ]),
    ...why.points.map(({ words, points }) => `  ${words.en}: ${points ?? 'none'}`),
    ...why.members.map(
      ({ subject, id, value: of, counted }) =>
        `  ${subject} ${id}: ${JSON.stringify(of)}${counted ? '' : ' (not counted)'}`,
    ),
    ...why.inputs.map(inputLine),
  ];
}

function conditionLines(condition: WhyCondition, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const { leaf } = condition;
  const text =
    leaf === null
      ? condition.kind
      : `${condition.words.en} (is ${leaf.actual === null ? 'missing' : JSON.stringify(leaf.actual)})`;
  return [
    `${indent}${MARK[condition.state]} ${text}`,
    ...condition.children.flatMap((child) => conditionLines(child, depth + 1)),
  ];
}

function inputLine(input: SubjectExplanation['inputs'][number]): string {
  const from =
    input.dataset === null ? '' : ` from ${input.dataset} v${String(input.datasetVersion)}`;
  const because = input.missingBecause === undefined ? '' : ` — ${input.missingBecause.en}`;
  return `  ${input.kind} ${input.code} = ${JSON.stringify(input.value)}${from}${because}`;
}
