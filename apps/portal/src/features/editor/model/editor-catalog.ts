import type { FactSummary, TagSummary, ValueKind, Words } from '../../../api/types.js';

/** A fact or tag that conditions may speak of. */
export interface Operand {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly name: Words;
  readonly type: { readonly kind: ValueKind; readonly list?: string; readonly scale?: number };
  readonly unit: string;
  readonly subject: string;
  /** A fact's group, a tag's category. */
  readonly group: string;
  readonly words: Words;
}

/** What a rule may be built from, by code. */
export type EditorCatalog = ReadonlyMap<string, Operand>;

export function editorCatalog(
  facts: readonly FactSummary[],
  tags: readonly TagSummary[],
): EditorCatalog {
  const operands = [
    ...tags.map((tag): Operand => operand('tag', tag, tag.category)),
    ...facts.map((fact): Operand => operand('fact', fact, fact.group)),
  ];
  return new Map(operands.map((each) => [each.code, each]));
}

function operand(
  kind: Operand['kind'],
  { code, name, type, unit, subject, words }: FactSummary | TagSummary,
  group: string,
): Operand {
  return { kind, code, name, type, unit: unit ?? '', subject, group, words };
}

/**
 * Those that hold every word of the text in code, name or sentence of either language; where the code
 * or a name begins with the text, they come first.
 */
export function searchOperands(operands: readonly Operand[], text: string): readonly Operand[] {
  const query = text.trim().toLowerCase();
  const words = query.split(/\s+/).filter(Boolean);
  const ranked = operands.flatMap((each) => {
    const { code, name } = each;
    const names = [code, name.zh, name.en].map((part) => part.toLowerCase());
    const all = [...names, each.words.zh, each.words.en].join('\n').toLowerCase();
    if (!words.every((word) => all.includes(word))) return [];
    if (names.some((part) => part.startsWith(query))) return [{ each, rank: 0 }];
    return [{ each, rank: words.every((word) => names.join('\n').includes(word)) ? 1 : 2 }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ each }) => each);
}
