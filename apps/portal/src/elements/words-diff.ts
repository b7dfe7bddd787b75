import { kept } from './structural-diff.js';

export interface WordsPart {
  readonly kind: 'kept' | 'added' | 'removed';
  readonly text: string;
}

/** Latin words, numbers with their decimals, one Han character, one sign, a run of spaces. */
const TOKEN = /[\p{Script=Latin}\p{M}’']+|\d+(?:[.,]\d+)*|\s+|./gsu;

/** Longer texts are shown as wholly changed: finding what they share would take too long. */
const LONGEST = 1_500;

/** How one sentence became another: words that stayed, came and went, in reading order. */
export function wordsDiff(before: string, after: string): WordsPart[] {
  const [old, young] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []];
  if (old.length > LONGEST || young.length > LONGEST) {
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  }
  const parts: WordsPart[] = [];
  let [from, to] = [0, 0];
  const pairs = kept(old, young, (one, other) => one === other);
  for (const [keptFrom, keptTo] of [...pairs, [old.length, young.length] as const]) {
    parts.push({ kind: 'removed', text: old.slice(from, keptFrom).join('') });
    parts.push({ kind: 'added', text: young.slice(to, keptTo).join('') });
    parts.push({ kind: 'kept', text: old[keptFrom] ?? '' });
    [from, to] = [keptFrom + 1, keptTo + 1];
  }
  return joined(parts);
}

/** Neighbours of one kind as one part; empty ones left out. */
function joined(parts: readonly WordsPart[]): WordsPart[] {
  const result: WordsPart[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = result.at(-1);
    if (last?.kind === part.kind)
      result[result.length - 1] = { ...last, text: last.text + part.text };
    else result.push(part);
  }
  return result;
}
