import type { Diagnostic } from '@tagwright/kernel';
import { isCollection, isNode, type Node } from 'yaml';
import type { Finding } from '../analysis/finding.js';
import { positionOf, type Cursor } from './cursor.js';
import { inReadingOrder } from './problems.js';

/**
 * Findings with the line and column of their paths, in reading order; those that something written
 * silences are left out. `documents` are those that the definitions were read from.
 */
export function locateFindings(
  findings: readonly Finding[],
  documents: readonly Cursor[],
): Diagnostic[] {
  const starts = new Map(documents.map((at) => [spotText(positionOf(at)), at]));
  const located = findings.flatMap((each) => {
    const start = starts.get(spotText(each.position));
    return start === undefined ? [withoutSpot(each)] : locate(each, start);
  });
  return located.sort(inReadingOrder);
}

function locate(finding: Finding, start: Cursor): Diagnostic[] {
  const { unlessWritten, path } = finding;
  const isSilenced =
    unlessWritten !== undefined && nodeAt(start.node, steps(unlessWritten)) !== undefined;
  if (isSilenced) return [];
  const node = nearest(start.node, steps(path));
  return [{ ...withoutSpot(finding), ...positionOf({ ...start, node }) }];
}

function withoutSpot({ code, severity, message, hint, path, position }: Finding): Diagnostic {
  const where = { ...position, ...(path === '' ? {} : { path }) };
  return { code, severity, message, ...where, ...(hint === undefined ? {} : { hint }) };
}

/** `cases[0].when` as `cases`, 0, `when`. */
function steps(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) =>
    index === undefined ? step : Number(index),
  );
}

/** The node of a path, or of its longest part that is written. */
function nearest(root: Node | null, path: (string | number)[]): Node | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

function nodeAt(root: Node | null, path: (string | number)[]): Node | undefined {
  const found: unknown = isCollection(root) ? root.getIn(path, true) : undefined;
  return isNode(found) ? found : undefined;
}

function spotText({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${file}:${line}:${column}`;
}
