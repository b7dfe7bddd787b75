import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import type { GovernedKind, PlannedChange } from './change-set.js';

/** A consumer that relies on a major version of an object. */
export interface VersionPin {
  readonly id: number;
  /** The system, list or report that relies on it. */
  readonly consumer: string;
  readonly kind: GovernedKind;
  readonly code: string;
  readonly major: number;
  /** `yyyy-mm-dd`, the first day on which nobody waits for the consumer any more; null: no end. */
  readonly until: string | null;
  readonly reason: string;
  readonly account: string;
  readonly createdAt: Date;
}

export type NewVersionPin = Pick<
  VersionPin,
  'consumer' | 'kind' | 'code' | 'major' | 'until' | 'reason'
>;

const COLUMNS = `id, consumer, kind, code, major, until::text, reason, account,
  created_at AS "createdAt"`;

/** Who relies on which major version: a change that ends it waits for them, or for a date. */
@Injectable()
export class VersionPinsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
  ) {}

  /** Those in force of an object. */
  async list(kind: GovernedKind, code: string): Promise<VersionPin[]> {
    return this.dataSource.query<VersionPin[]>(
      `SELECT ${COLUMNS} FROM version_pin WHERE kind = $1 AND code = $2 AND released_at IS NULL
       ORDER BY consumer`,
      [kind, code],
    );
  }

  /** @throws DomainError `already_pinned` by the same consumer */
  async pin(actor: Actor, pin: NewVersionPin): Promise<VersionPin> {
    const { consumer, kind, code, major, until, reason } = pin;
    return this.transactions.run(actor, async ({ manager, record }) => {
      const [added] = await manager.query<VersionPin[]>(
        `INSERT INTO version_pin (consumer, kind, code, major, until, reason, account)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
        [consumer, kind, code, major, until, reason, actor.account],
      );
      if (added === undefined) {
        const message = `${consumer} relies on a version of ${kind} ${code} already; release that first.`;
        throw new DomainError('already_pinned', message, { kind: 'conflict' });
      }
      const details = { consumer, major, until, reason };
      await record({ action: `${kind}.version_pinned`, object: { kind, code }, details });
      return added;
    });
  }

  /** @throws DomainError `pin_not_found` */
  async release(actor: Actor, id: number): Promise<void> {
    await this.transactions.run(actor, async ({ manager, record }) => {
      const [[released]] = await manager.query<[VersionPin[], number]>(
        `UPDATE version_pin SET released_at = now() WHERE id = $1 AND released_at IS NULL
         RETURNING ${COLUMNS}`,
        [id],
      );
      if (released === undefined) {
        throw new DomainError('pin_not_found', `There is no pin ${id}.`, { kind: 'not_found' });
      }
      const { kind, code, consumer, major } = released;
      const details = { consumer, major };
      await record({ action: `${kind}.version_released`, object: { kind, code }, details });
    });
  }
}

/** The pins that a change would break today, by the database's clock. */
export async function brokenPins(
  manager: EntityManager,
  changes: readonly PlannedChange[],
): Promise<VersionPin[]> {
  const ending = changes.filter(
    ({ change, from }) => from !== null && (change === 'major' || change === 'retired'),
  );
  return manager.query<VersionPin[]>(
    `SELECT ${COLUMNS} FROM version_pin JOIN unnest($1::text[], $2::text[], $3::integer[])
       AS ending(kind, code, major) USING (kind, code, major)
     WHERE released_at IS NULL AND (until IS NULL OR until > current_date) ORDER BY kind, code, consumer`,
    [
      ending.map(({ kind }) => kind),
      ending.map(({ code }) => code),
      ending.map(({ from }) => Number.parseInt(from ?? '0', 10)),
    ],
  );
}

/** @throws DomainError `version_pinned`, which names who relies on what, and until when */
export function refuseBroken(pins: readonly VersionPin[]): void {
  if (pins.length === 0) return;
  const names = pins.map(
    ({ consumer, kind, code, major, until }) =>
      `${consumer} on ${kind} ${code} ${major}.x${until === null ? '' : ` until ${until}`}`,
  );
  throw new DomainError(
    'version_pinned',
    `Somebody relies on what this ends: ${names.join('; ')}. Schedule it, and it waits for them.`,
    { kind: 'conflict', details: { pins } },
  );
}
