import { DomainError } from '@tagwright/kernel';
import { CHAIN_START } from '../chain/seal-hash.js';
import type { SignedHead } from '../head/audit-head.js';
import type { AuditFilter } from '../read/audit-filter.js';
import type { OutsideHead } from '../verify/head-check.js';

/** Which part of the chain proves that nothing was left out. */
export interface EvidenceRange {
  /** A head from before the period: nothing that it covers happened in the period. Null: the beginning. */
  readonly anchor: OutsideHead | null;
  /** The head that the part ends with. */
  readonly head: OutsideHead;
  /** First and last place. */
  readonly from: string;
  readonly to: string;
  /** What the first place follows. */
  readonly previous: string;
}

/**
 * From the last head that was signed before the period to the first that was signed after it; without a
 * period from the beginning to the newest head.
 * @param heads oldest first
 * @throws DomainError `audit_not_signed`
 */
export function evidenceRange(
  { from, to }: Pick<AuditFilter, 'from' | 'to'>,
  heads: readonly OutsideHead[],
): EvidenceRange {
  const newest = heads.at(-1);
  if (newest === undefined) throw notSigned();
  const after = to === undefined ? undefined : heads.find(({ head }) => signedAt(head) >= to);
  const end = after ?? newest;
  const anchor =
    from === undefined ? null : (heads.findLast(({ head }) => signedAt(head) <= from) ?? null);
  return {
    ...{ anchor, head: end, to: end.head.sequence },
    from: String(BigInt(anchor?.head.sequence ?? 0) + 1n),
    previous: anchor?.head.hash ?? CHAIN_START,
  };
}

function signedAt({ time }: SignedHead): Date {
  return new Date(time);
}

function notSigned(): DomainError {
  return new DomainError(
    'audit_not_signed',
    'No head of the audit trail has been signed yet. Start `tagwright up` or `tagwright worker`, which ' +
      'sign one within seconds, or run `tagwright audit verify`.',
    { kind: 'conflict' },
  );
}
