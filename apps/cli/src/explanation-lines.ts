import type { ExplainedConditionDto, ExplanationDto } from '../../api/src/index.js';
import { countedText } from './counted-text.js';

type Score = NonNullable<ExplanationDto['score']>;

const MARK = { true: '✔', false: '✘', unknown: '?' } as const;

/** An explanation for people at a terminal. */
export function explanationLines(why: ExplanationDto): string[] {
  const value = why.value === null ? 'missing' : JSON.stringify(why.value);
  const name = why.valueName === null ? '' : ` (${why.valueName.en})`;
  return [
    `${why.subject} ${why.id}: ${why.tag} = ${value}${name}`,
    `snapshot ${why.snapshotId}, as of ${why.asOf}, definition ${why.definitionVersion}, by ${why.outcome}`,
    ...why.cases.flatMap((entry) => [
      `${MARK[entry.state]} case ${entry.index + 1} → ${JSON.stringify(entry.value)}${entry.applied ? ' (applied)' : ''}`,
      ...conditionLines(entry.condition, 1),
    ]),
    ...why.steps.flatMap(({ branch, condition }) => [
      `node: took ${branch}`,
      ...conditionLines(condition, 1),
    ]),
    ...why.points.map(({ words, points }) => `  ${words.en}: ${points ?? 'none'}`),
    ...(why.score === null ? [] : [scoreLine(why.score)]),
    ...why.members.map(
      ({ subject, id, value: of, counted }) =>
        `  ${subject} ${id}: ${JSON.stringify(of)}${countedText(counted)}`,
    ),
    ...why.facts.map(inputLine),
  ];
}

function scoreLine({ constant, sum, score, isProbability }: Score): string {
  const made = isProbability ? `, probability ${score ?? 'none'}` : '';
  return `  constant ${constant}, sum ${sum ?? 'none'}${made}`;
}

function conditionLines(condition: ExplainedConditionDto, depth: number): string[] {
  const { actual, children, kind, operator, state, words } = condition;
  const text =
    operator === undefined
      ? kind
      : `${words.en} (is ${actual === null ? 'missing' : show(actual)})`;
  return [
    `${'  '.repeat(depth)}${MARK[state]} ${text}`,
    ...(children ?? []).flatMap((child) => conditionLines(child, depth + 1)),
  ];
}

function inputLine(input: ExplanationDto['facts'][number]): string {
  const { kind, code, value, dataset, datasetVersion, missingBecause } = input;
  const from = datasetVersion === null ? '' : ` from ${dataset ?? ''} v${datasetVersion}`;
  const because = missingBecause === undefined ? '' : ` — ${missingBecause.en}`;
  return `  ${kind} ${code} = ${value === null ? 'missing' : show(value)}${from}${because}`;
}

/** Numbers and decimals bare, texts in quotes. */
function show(value: unknown): string {
  return typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? value : JSON.stringify(value);
}
