import type {
  ColumnImpact,
  DimensionImpact,
  ImpactCell,
  ImpactReport,
  Moves,
  SampledChange,
} from '@tagwright/impact';
import { codeListLines } from './code-list-lines.js';
import { diagnosticLine } from './output.js';

/** Groups and samples are there in full with `--json`. */
const SHOWN = 3;

/** A preview for people at a terminal: of each tag how many move from which value to which. */
export function previewLines(report: ImpactReport): string[] {
  const { diagnostics, inputs, isComputed } = report;
  const shown = diagnostics.filter(({ severity }) => severity !== 'info').map(diagnosticLine);
  if (!isComputed) return [...shown, 'The drafts have errors; there are no numbers.'];
  const columns = [...report.facts, ...report.tags];
  return [
    ...shown,
    `On snapshot ${inputs.snapshotId}, as of ${inputs.asOf}: ${changedText(report)}.`,
    ...inputs.pending.map((code) => `  ${code} changed since; before counts with what is active.`),
    ...(report.codeLists ?? []).flatMap(codeListLines),
    ...columns.flatMap(columnLines),
    ...(columns.length === 0 ? ['No value changes.'] : []),
    ...costLines(report),
  ];
}

function changedText({ subjects }: ImpactReport): string {
  return subjects
    .map(({ subject, changed, total }) => `${changed} of ${total} ${subject}s change`)
    .join(', ');
}

function columnLines(column: ColumnImpact): string[] {
  const { kind, code, change, changed, total, subject, isDrafted, figures, groups } = column;
  const why = isDrafted ? change : 'rests on what changed';
  return [
    '',
    `${kind} ${code} (${why}): ${changed} of ${total} ${subject}s`,
    ...(figures.form === 'numbers' ? movesLines(figures.moves) : matrixLines(figures.matrix)),
    ...groups.flatMap(groupLines),
    ...column.samples.slice(0, SHOWN).map(sampleLine),
  ];
}

function movesLines(moves: Moves): string[] {
  const parts = Object.entries(moves).filter(([, count]) => count > 0);
  return [`  ${parts.map(([move, count]) => `${move} ${count}`).join(', ')}`];
}

/** Rows are values before, columns values after. */
function matrixLines(matrix: readonly ImpactCell[]): string[] {
  const [froms, tos] = [valuesOf(matrix, 'from'), valuesOf(matrix, 'to')];
  if (tos.length > 8) return listLines(matrix);
  const counts = new Map(matrix.map(({ from, to, count }) => [JSON.stringify([from, to]), count]));
  const table = [
    ['before \\ after', ...tos.map(textOf)],
    ...froms.map((from) => [
      textOf(from),
      ...tos.map((to) => String(counts.get(JSON.stringify([from, to])) ?? '·')),
    ]),
  ];
  const widths = (table[0] ?? []).map((_, at) =>
    Math.max(...table.map((line) => (line[at] ?? '').length)),
  );
  return table.map((line) => {
    const cells = line.map((cell, at) =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    return `  ${cells.join('  ')}`;
  });
}

function listLines(matrix: readonly ImpactCell[]): string[] {
  const moved = matrix.filter(({ from, to }) => from !== to);
  const most = moved.toSorted((a, b) => b.count - a.count).slice(0, 12);
  const lines = most.map(({ from, to, count }) => `  ${textOf(from)} → ${textOf(to)}: ${count}`);
  return moved.length > most.length
    ? [...lines, `  and ${moved.length - most.length} more`]
    : lines;
}

function valuesOf(matrix: readonly ImpactCell[], side: 'from' | 'to'): (string | null)[] {
  const values = [...new Set(matrix.map((cell) => cell[side]))];
  return values.sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}

function textOf(value: string | null): string {
  return value === null ? 'missing' : value === '' ? '(none)' : value;
}

function groupLines({ name, groups, rest }: DimensionImpact): string[] {
  const most = groups.filter(({ changed }) => changed > 0).slice(0, SHOWN);
  if (most.length === 0) return [];
  const others = [...groups.slice(most.length), ...(rest === null ? [] : [rest])];
  const left = others.reduce((sum, { changed }) => sum + changed, 0);
  const texts = most.map(
    ({ value, name: called, changed }) => `${called?.en ?? value ?? 'not known'} ${changed}`,
  );
  return [`  by ${name.en.toLowerCase()}: ${[...texts, `all others ${left}`].join(', ')}`];
}

function sampleLine({ id, before, after, reason }: SampledChange): string {
  const show = (value: unknown): string => (value === null ? 'missing' : JSON.stringify(value));
  const why = reason === null ? '' : ` — ${reason.words.en}`;
  return `  e.g. ${id}: ${show(before)} → ${show(after)}${why}`;
}

function costLines({ cost }: ImpactReport): string[] {
  if (cost === null) return [];
  const facts = cost.factTables.map(({ subject, facts: n }) => `${n} facts of ${subject}s`);
  const parts = [...facts, `${cost.tags.length} tags`].join(', ');
  const seconds = cost.seconds === null ? '' : `, about ${cost.seconds} s`;
  return [
    '',
    `The next run computes ${parts}; ${cost.rowsScanned} rows${seconds}. ${cost.basis.en}`,
  ];
}
