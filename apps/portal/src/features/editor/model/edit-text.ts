import {
  type Document,
  type Node,
  YAMLMap,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  visit,
} from 'yaml';

import { parseText } from './definition-text.js';
import { type EditOperation, type Path, valueAt } from './edit-operation.js';
import { keepLayout } from './keep-layout.js';

/** Keys whose mappings are read line by line; every other one stands in one line. */
const BLOCK = ['when', 'all', 'any', 'not', 'bins', 'if'] as const;

/**
 * The text after an edit. Everything else keeps its comments, its order and, where it is left alone, its
 * layout.
 * @throws Error where the text is no YAML, or has nothing at the place
 */
export function editText(text: string, edit: EditOperation): string {
  const document = parseText(text);
  if (document.errors[0]) throw document.errors[0];
  const spliced = spliceScalar(text, document, edit);
  if (spliced !== null) return spliced;
  apply(document, edit);
  return keepLayout(text, plainText(document), document.toJS());
}

/** A document in the layout in which definitions are written. */
function plainText(document: Document): string {
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return withoutListPadding(text);
}

/** `[ a, b ]` as `[a, b]`. */
function withoutListPadding(text: string): string {
  const gaps: number[] = [];
  visit(parseText(text), {
    Seq: (_, { flow, range }) => {
      if (flow !== true || !range) return;
      if (/^\[ (?!\])/.test(text.slice(range[0]))) gaps.push(range[0] + 1);
      if (text.slice(range[1] - 2, range[1]) === ' ]') gaps.push(range[1] - 2);
    },
  });
  const unique = [...new Set(gaps)].sort((a, b) => b - a);
  return unique.reduce((rest, at) => rest.slice(0, at) + rest.slice(at + 1), text);
}

/** One value in the place of another, nothing else: the text around it stays as it is. */
function spliceScalar(text: string, document: Document, edit: EditOperation): string | null {
  if (edit.op !== 'set' || typeof edit.value === 'object') return null;
  const node = document.getIn(edit.path, true);
  if (!isScalar(node) || !node.range || node.type?.startsWith('BLOCK') === true) return null;
  if (node.source === undefined || text.slice(node.range[0], node.range[1]).includes('\n')) {
    return null;
  }
  const value = scalarText(edit.value);
  if (value === null) return null;
  const spliced = text.slice(0, node.range[0]) + value + text.slice(node.range[1]);
  return parseText(spliced).getIn(edit.path) === edit.value ? spliced : null;
}

/** A value that reads alike wherever it stands; null where only the writer knows how. */
function scalarText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || /[\n\t]/.test(value)) return null;
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(value) && !/^(?:true|false|null)$/i.test(value)
    ? value
    : `'${value.replaceAll("'", "''")}'`;
}

function apply(document: Document, edit: EditOperation): void {
  switch (edit.op) {
    case 'set':
      setAt(document, edit.path, edit.value);
      return;
    case 'remove':
      if (!document.deleteIn(edit.path)) throw missing(edit.path);
      return;
    case 'insert': {
      const list = listAt(document, edit.path.slice(0, -1));
      list.splice(Number(edit.path.at(-1)), 0, nodeOf(document, edit.value));
      return;
    }
    case 'move': {
      const list = listAt(document, edit.path);
      const [item] = list.splice(edit.from, 1);
      if (item === undefined) throw missing(edit.path);
      list.splice(edit.to, 0, item);
      return;
    }
    case 'rename': {
      const parent = document.getIn(edit.path.slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => keyText(key) === edit.path.at(-1))
        : undefined;
      if (!pair) throw missing(edit.path);
      pair.key = document.createNode(edit.key);
    }
  }
}

const keyText = (key: unknown): unknown => (isScalar(key) ? key.value : key);

/** Puts a value in a place and makes what is missing on the way there. */
function setAt(document: Document, path: Path, value: unknown): void {
  for (let depth = 1; depth < path.length; depth += 1) {
    const above = document.getIn(path.slice(0, depth), true);
    if (isCollection(above)) continue;
    document.setIn(path.slice(0, depth), new YAMLMap());
  }
  const before = document.getIn(path, true) as Node | undefined;
  const after = nodeOf(document, value);
  if (before !== undefined && isScalar(before)) {
    after.comment = before.comment ?? null;
    after.commentBefore = before.commentBefore ?? null;
  }
  document.setIn(path, after);
}

function listAt(document: Document, path: Path): unknown[] {
  const list = document.getIn(path, true);
  if (isSeq(list)) return list.items;
  if (list !== undefined && !(isScalar(list) && list.value === null)) throw missing(path);
  setAt(document, path, []);
  return (document.getIn(path, true) as { items: unknown[] }).items;
}

function nodeOf(document: Document, value: unknown): Node {
  const node = document.createNode(value, { aliasDuplicateObjects: false });
  visit(node, (_, each) => {
    if (isCollection(each)) each.flow = !isBlock(each);
  });
  return node;
}

function isBlock(node: unknown): boolean {
  if (isSeq(node)) return node.items.some((item) => isCollection(item) && isBlock(item));
  if (!isMap(node)) return false;
  // Rows of a table and bins of a scorecard stand in one line each.
  if (node.has('points') || isSeq(node.get('when', true))) return false;
  return node.items.some(({ key }) => BLOCK.some((each) => keyText(key) === each));
}

function missing(path: Path): Error {
  return new Error(`There is nothing at ${JSON.stringify(path)}.`);
}

/** The same edit of plain data: what `editText` has to come to. */
export function editValue(definition: unknown, edit: EditOperation): unknown {
  const copy = structuredClone(definition);
  const parentPath = edit.op === 'move' ? edit.path : edit.path.slice(0, -1);
  const parent = valueAt(copy, parentPath) as Record<string | number, unknown>;
  const last = edit.path.at(-1) ?? '';
  if (edit.op === 'set') parent[last] = structuredClone(edit.value);
  else if (edit.op === 'insert')
    (parent as unknown as unknown[]).splice(Number(last), 0, edit.value);
  else if (edit.op === 'rename') return renamed(copy, parentPath, String(last), edit.key);
  else if (edit.op === 'move') {
    const list = parent as unknown as unknown[];
    list.splice(edit.to, 0, ...list.splice(edit.from, 1));
  } else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
  return copy;
}

function renamed(copy: unknown, path: Path, key: string, name: string): unknown {
  const parent = valueAt(copy, path) as Record<string, unknown>;
  const entries = Object.entries(parent).map(([each, value]) => [
    each === key ? name : each,
    value,
  ]);
  for (const each of Object.keys(parent)) Reflect.deleteProperty(parent, each);
  Object.assign(parent, Object.fromEntries(entries));
  return copy;
}
