import type { LineCounter, Node } from 'yaml';

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
  const { line, col } = cursor.source.lines.linePos(offset);
  return { file: cursor.source.file, line: Math.max(line, 1), column: Math.max(col, 1) };
}
