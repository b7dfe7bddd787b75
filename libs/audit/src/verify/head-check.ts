import type { KeyObject } from 'node:crypto';
import type { SignedHead } from '../head/audit-head.js';
import { isSignedBy } from '../head/audit-key.js';
import type { TrailFinding } from './finding.js';

/** A head and the public key that is to prove it. */
export interface OutsideHead {
  readonly head: SignedHead;
  readonly publicKey: KeyObject;
  /** Where it came from, for messages. */
  readonly name: string;
}

/** Holds heads from outside against the chain as it is followed. */
export class HeadCheck {
  private readonly bySequence = new Map<string, OutsideHead[]>();

  /** @param heads each with its key, in any order */
  constructor(private readonly heads: readonly OutsideHead[]) {
    for (const outside of heads) {
      const { sequence } = outside.head;
      this.bySequence.set(sequence, [...(this.bySequence.get(sequence) ?? []), outside]);
    }
  }

  /** A head that its key did not sign proves nothing. */
  badSignature(): TrailFinding | null {
    const bad = this.heads.find(({ head, publicKey }) => !isSignedBy(head, publicKey));
    if (bad === undefined) return null;
    const message = `The head ${bad.name} is not signed by the key beside it.`;
    return { fault: 'bad_signature', sequence: bad.head.sequence, message };
  }

  /** A place of the chain against the heads that name it. */
  at(sequence: string, hash: string): TrailFinding | null {
    const other = this.bySequence.get(sequence)?.find(({ head }) => head.hash !== hash);
    if (other === undefined) return null;
    const message = `The chain is not the one that ${other.name} signed at ${other.head.time}.`;
    return { fault: 'rewritten', sequence, message };
  }

  /** The end of the chain against the heads beyond it. */
  atEnd(end: string): TrailFinding | null {
    const beyond = this.heads.filter(({ head }) => BigInt(head.sequence) > BigInt(end));
    const [first] = beyond.sort((a, b) =>
      BigInt(a.head.sequence) < BigInt(b.head.sequence) ? -1 : 1,
    );
    if (first === undefined) return null;
    const { sequence, time } = first.head;
    const message = `The chain ends at ${end}; ${first.name} signed place ${sequence} at ${time}.`;
    return { fault: 'truncated', sequence: String(BigInt(end) + 1n), message };
  }
}
