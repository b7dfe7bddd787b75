import { Injectable } from '@nestjs/common';
import { DomainError, systemClock } from '@tagwright/kernel';
import type { QueryRunner } from 'typeorm';
import { AuditSettings } from '../audit-settings.js';
import type { Seal } from '../chain/seal-hash.js';
import type { OutsideHead } from '../verify/head-check.js';
import { loadHeads } from '../verify/load-heads.js';
import type { SignedHead } from './audit-head.js';
import { AuditKey } from './audit-key.js';
import { latestHead, writeHead } from './head-files.js';

/** So often the same end is signed again, in milliseconds: nothing has happened until then. */
const SIGN_AGAIN_AFTER = 3_600_000;

/** Writes signed heads outside of the database; one at a time, under the sealers' lock. */
@Injectable()
export class HeadKeeperService {
  private key: AuditKey | undefined;

  constructor(private readonly settings: AuditSettings) {}

  /**
   * Signs the end of the chain unless the newest head is just that, and not old.
   * @param tail null while nothing is sealed
   * @throws DomainError `audit_trail_broken` when the chain does not hold the newest head any more: a
   *   head that proves a loss is not covered by a newer one
   */
  async write(session: Pick<QueryRunner, 'query'>, tail: Seal | null): Promise<SignedHead | null> {
    const { headDirectory } = this.settings;
    const latest = await latestHead(headDirectory);
    if (latest !== null) {
      const isSame = latest.sequence === tail?.sequence && latest.hash === tail.hash;
      const age = systemClock.now().getTime() - Date.parse(latest.time);
      if (isSame && age < SIGN_AGAIN_AFTER) return null;
      if (!(await holds(session, latest))) throw broken(headDirectory, latest);
    }
    if (tail === null) return null;
    const key = await this.open();
    const { sequence, hash } = tail;
    const head = key.sign({ format: 1, sequence, hash, time: systemClock.now().toISOString() });
    await writeHead(headDirectory, head, key);
    return head;
  }

  /** The newest head, null before the first. */
  latest(): Promise<SignedHead | null> {
    return latestHead(this.settings.headDirectory);
  }

  /** All that lie in the folder, oldest first. */
  all(): Promise<OutsideHead[]> {
    return loadHeads(this.settings.headDirectory);
  }

  /** The key of this installation. */
  async open(): Promise<AuditKey> {
    this.key ??= await AuditKey.open(this.settings.keyFile);
    return this.key;
  }
}

async function holds(
  session: Pick<QueryRunner, 'query'>,
  { sequence, hash }: SignedHead,
): Promise<boolean> {
  const rows = (await session.query('SELECT FROM audit_seal WHERE sequence = $1 AND hash = $2', [
    sequence,
    hash,
  ])) as unknown[];
  return rows.length > 0;
}

function broken(directory: string, { sequence, time }: SignedHead): DomainError {
  return new DomainError(
    'audit_trail_broken',
    `The audit trail does not hold event ${sequence} as it was signed at ${time} (${directory}). Run ` +
      '`tagwright audit verify`; no head is written until the heads of another database are moved away.',
    { kind: 'conflict', details: { sequence } },
  );
}
