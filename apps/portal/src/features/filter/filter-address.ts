import type { Subject } from '../../api/types.js';
import type { DraftGroup, DraftLeaf, DraftNode, FilterDraft } from './filter-draft.js';
import { isGroup } from './filter-draft.js';

/** Deeper or longer addresses are not ours; reading them must not exhaust the browser. */
const MAX_DEPTH = 8;
const MAX_NODES = 500;

const SUBJECTS: readonly Subject[] = ['customer', 'vehicle', 'lead'];

/** The five signs of the notation, and the escape itself, are written as `!` and two hex digits. */
function escaped(atom: string): string {
  return atom.replace(
    /[!(),:~]/g,
    (sign) => `!${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function unescaped(atom: string): string {
  return atom.replace(/!([0-9a-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function writeNode(node: DraftNode): string {
  if (isGroup(node)) return `${node.mode}(${node.children.map(writeNode).join(',')})`;
  const head = `${escaped(node.tag)}:${escaped(node.operator)}`;
  return node.values.length === 0 ? head : `${head}:${node.values.map(escaped).join('~')}`;
}

/** Writes a filter as the query of an address, short enough to be read: `all(churn_state:equal:B)`. */
export function writeFilter(draft: FilterDraft): string {
  const where = encodeURIComponent(writeNode(draft.where))
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',');
  return `subject=${draft.subject}&where=${where}`;
}

/** Reads the notation from left to right. */
class Reader {
  #at = 0;
  #nodes = 0;

  constructor(readonly text: string) {}

  get ended(): boolean {
    return this.#at === this.text.length;
  }

  node(depth: number): DraftNode | null {
    this.#nodes += 1;
    if (depth > MAX_DEPTH || this.#nodes > MAX_NODES) return null;
    const mode = /^(all|any)\(/.exec(this.text.slice(this.#at, this.#at + 4))?.[1];
    return mode === undefined ? this.leaf() : this.group(mode as DraftGroup['mode'], depth);
  }

  private group(mode: DraftGroup['mode'], depth: number): DraftGroup | null {
    this.#at += 4;
    const children: DraftNode[] = [];
    if (this.take(')')) return { mode, children };
    for (;;) {
      const child = this.node(depth + 1);
      if (!child) return null;
      children.push(child);
      if (this.take(')')) return { mode, children };
      if (!this.take(',')) return null;
    }
  }

  private leaf(): DraftLeaf | null {
    const text = /^[^(),]*/.exec(this.text.slice(this.#at))?.[0] ?? '';
    const [tag, operator, values, ...more] = text.split(':');
    if (tag === undefined || !operator || more.length > 0) return null;
    this.#at += text.length;
    return {
      tag: unescaped(tag),
      operator: unescaped(operator),
      values: values === undefined ? [] : values.split('~').map(unescaped),
    };
  }

  private take(sign: string): boolean {
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }
}

/**
 * Reads the filter of an address.
 * @returns null when there is none, `'unreadable'` when what is there is no filter
 */
export function readFilter(query: string): FilterDraft | 'unreadable' | null {
  const params = new URLSearchParams(query);
  const where = params.get('where');
  const subject = params.get('subject') ?? 'customer';
  if (where === null) return null;
  const reader = new Reader(where);
  const root = reader.node(0);
  const known = SUBJECTS.find((one) => one === subject);
  if (!known || !root || !isGroup(root) || !reader.ended) return 'unreadable';
  return { subject: known, where: root };
}
