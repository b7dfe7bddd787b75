import { DomainError } from '@tagwright/kernel';

const AMOUNT = /^(\d+(?:\.\d+)?) ?([KMGT]i?B)$/i;

/** Half of an amount of memory in DuckDB's spelling, e.g. `4GB` gives `2GB`. */
export function halveMemory(amount: string): string {
  const parts = AMOUNT.exec(amount);
  if (parts === null) {
    throw new DomainError('memory_unreadable', `"${amount}" is not an amount of memory.`, {
      kind: 'internal',
    });
  }
  return `${Number(parts[1]) / 2}${parts[2] ?? ''}`;
}
