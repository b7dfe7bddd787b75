import { type Document, LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';

import type { Path } from './edit-operation.js';

/** A spot in a text; both count from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

interface SyntaxError extends Spot {
  readonly message: string;
}

/** A text as it is read: the definition, or why it cannot be read. */
export interface ReadText {
  /** Null where the text is no mapping, or has errors. */
  readonly definition: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly SyntaxError[];
}

const OPTIONS = { version: '1.2', prettyErrors: false } as const;

export function parseText(text: string): Document.Parsed {
  return parseDocument(text, OPTIONS);
}

/** Reads a definition's text; nothing is thrown for what a person wrote. */
export function readText(text: string): ReadText {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
  const errors = document.errors.map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return { message, line: Math.max(1, line), column: Math.max(1, col) };
  });
  if (errors.length > 0) return { definition: null, errors };
  if (!isMap(document.contents)) return { definition: null, errors: [] };
  return { definition: definitionOf(document), errors: [] };
}

function definitionOf(document: Document): Readonly<Record<string, unknown>> | null {
  try {
    return document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>;
  } catch {
    // Aliases are refused by the check, which says so at their place.
    return null;
  }
}

/** The stretch of the text that holds what stands at a place, or the nearest thing around it. */
export function stretchOf(text: string, path: Path): readonly [number, number] | null {
  let node: unknown = parseText(text).contents;
  let found: readonly [number, number] | null = rangeOf(node);
  for (const part of path) {
    if (!isMap(node) && !isSeq(node)) break;
    node = node.get(part, true);
    found = rangeOf(node) ?? found;
  }
  return found;
}

function rangeOf(node: unknown): readonly [number, number] | null {
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
  return node.range ? [node.range[0], node.range[1]] : null;
}

/** How far into the text a spot is; at most its end. */
export function offsetOf(text: string, { line, column }: Spot): number {
  let start = 0;
  for (let each = 1; each < line; each += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return Math.min(text.length, start + column - 1);
}

/** The text with a proposed mend in the place of what stands there. */
export function mendedText(
  text: string,
  mend: Spot & { readonly endLine: number; readonly endColumn: number; readonly text: string },
): string {
  const end = offsetOf(text, { line: mend.endLine, column: mend.endColumn });
  return text.slice(0, offsetOf(text, mend)) + mend.text + text.slice(end);
}
