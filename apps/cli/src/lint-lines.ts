import type { LintedCase, LintedList, LintedTag, LintReport } from '@tagwright/audiences';

/** A lint report for people: every case with its figures, and what stands out marked. */
export function lintLines(report: LintReport): string[] {
  const silent = report.tags.flatMap(({ lists }) =>
    lists.flatMap(({ cases }) => cases.filter(({ reached }) => reached === 0)),
  );
  return [
    `Snapshot ${report.snapshotId}, as of ${report.asOf}.`,
    ...report.tags.flatMap(tagLines),
    `${report.tags.length} tags; ${silent.length} cases that nobody reaches.`,
  ];
}

function tagLines({ tag, subject, subjects, version, lists, missing }: LintedTag): string[] {
  return [
    '',
    `${tag} ${version}: ${subjects} ${subject}s`,
    ...lists.flatMap(listLines),
    ...missing.map(({ code, because }) => `  ! ${code} is missing for everybody: ${because.en}`),
  ];
}

function listLines({ input, cases, otherwise, unknown, overlapping }: LintedList): string[] {
  const rest = [
    `${otherwise} for whom all are false`,
    `${unknown} undecided`,
    `${overlapping} for whom several hold`,
  ];
  const head = input === undefined ? [] : [`  ${input}`];
  return [...head, ...cases.map(caseLine), `    ${rest.join(', ')}`];
}

function caseLine({ path, value, reached, shadowed }: LintedCase): string {
  const mark = reached === 0 ? '!' : ' ';
  const hidden = shadowed === 0 ? '' : `, and ${shadowed} whom an earlier one took`;
  return `  ${mark} ${path} ${textOf(value)}: ${reached}${hidden}`;
}

function textOf(value: LintedCase['value']): string {
  if (value === null) return 'missing';
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}
