import { api } from '../api/api.js';
import type { FactDetail, TagSummary, TagValue, Words } from '../api/types.js';
import { type ValueNames, valueNames } from './value-names.js';

/** Names what a condition speaks of: its tags and facts, and their values by their code lists. */
export interface OperandNames {
  name(code: string): Words | null;
  value(code: string, value: TagValue): Words | null;
}

class LoadedNames implements OperandNames {
  constructor(
    readonly operands: ReadonlyMap<string, TagSummary | FactDetail>,
    readonly values: ValueNames,
  ) {}

  name(code: string): Words | null {
    return this.operands.get(code)?.name ?? null;
  }

  value(code: string, value: TagValue): Words | null {
    return this.values(this.operands.get(code)?.type.list, value);
  }
}

/** Names nothing: conditions then show codes, which are right if less readable. */
export const noNames: OperandNames = { name: () => null, value: () => null };

/** Loads the names of the given tags and facts; what cannot be loaded keeps its code. */
export async function operandNames(
  codes: readonly string[],
  signal: AbortSignal,
): Promise<OperandNames> {
  const tags = await api.tags(signal).catch((): readonly TagSummary[] => []);
  const operands = new Map<string, TagSummary | FactDetail>(tags.map((tag) => [tag.code, tag]));
  const facts = [...new Set(codes)].filter((code) => !operands.has(code));
  for (const fact of await Promise.all(
    facts.map((code) => api.fact(code, signal).catch(() => null)),
  )) {
    if (fact) operands.set(fact.code, fact);
  }
  const lists = codes.flatMap((code) => operands.get(code)?.type.list ?? []);
  return new LoadedNames(operands, await valueNames(lists));
}
