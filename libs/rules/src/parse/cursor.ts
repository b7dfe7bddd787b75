import type { LineCounter, Node } from 'yaml';
import type { Proposal } from '@tagwright/kernel';

/** A spot in a YAML text: a node (null where a value is left empty) and its path. */
export interface Cursor {
  readonly node: Node | null;
  /** Where an empty value stands. */
  readonly fallback: Node | null;
  readonly path: string;
  readonly source: YamlSource;
}

export interface YamlSource {
  readonly file: string;
  readonly lines: LineCounter;
}

/** Line and column (1-based) of a cursor. */
export function positionOf(cursor: Cursor): { file: string; line: number; column: number } {
  const offset = cursor.node?.range?.[0] ?? cursor.fallback?.range?.[0] ?? 0;
  return { file: cursor.source.file, ...spotAt(cursor.source.lines, offset) };
}

/** From where to where the node of a cursor is written; undefined where a value is left empty. */
export function rangeOf({ node, source }: Cursor): Omit<Proposal, 'text'> | undefined {
  const range = node?.range;
  if (range === undefined || range === null) return undefined;
  const start = spotAt(source.lines, range[0]);
  const end = spotAt(source.lines, range[1]);
  return { ...start, endLine: end.line, endColumn: end.column };
}

function spotAt(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
