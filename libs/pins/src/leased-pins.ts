import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { gone } from './gone.js';
import type { PinTarget } from './pin-target.js';
import { takePin } from './take-pin.js';

const LEASE_SECONDS = 60;
const RENEW_MILLISECONDS = 20_000;
/** A pin that nobody uses is kept for a while: the next reader is often close behind. */
const KEPT_UNUSED_MILLISECONDS = 30_000;

/** What `keyOf` gives, in SQL. */
const KEY_OF_PIN = `coalesce('snapshot ' || snapshot_id, 'dataset_version ' || dataset_version_id,
  'fact_table ' || fact_cache_key)`;

interface HeldPin {
  readonly target: PinTarget;
  readonly taken: Promise<void>;
  users: number;
  /** When it was used last, by `performance.now()`. */
  used: number;
}

/**
 * The pins of this process's readers: one per target, whatever number of readers share it, renewed
 * while they read. It costs a read nothing but the first. After a crash the leases run out.
 */
@Injectable()
export class LeasedPins implements OnModuleDestroy {
  private readonly logger = new Logger(LeasedPins.name);
  private readonly holder = `process ${hostname()} ${process.pid} ${randomUUID()}`;
  private readonly held = new Map<string, HeldPin>();
  private renewing: NodeJS.Timeout | undefined;
  /** A pin is not taken again before its removal is through. */
  private removing: Promise<unknown> = Promise.resolve();
  private renewed = performance.now();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Does work during which the targets' files stay where they are.
   * @throws DomainError `gone` when one of them is being deleted, or was
   */
  async use<T>(targets: readonly PinTarget[], work: () => Promise<T>): Promise<T> {
    const pins = targets.map((target) => this.enter(target));
    try {
      await Promise.all(pins.map(({ taken }) => taken));
      return await work();
    } finally {
      for (const pin of pins) {
        pin.users -= 1;
        pin.used = performance.now();
      }
    }
  }

  /** Renews what is used and lets go of what is not; called by a timer. */
  async renew(): Promise<void> {
    const idle = [...this.held].filter(([, pin]) => isIdle(pin)).map(([key]) => key);
    for (const key of idle) this.held.delete(key);
    if (this.held.size === 0) this.stopRenewing();
    const sent = performance.now();
    try {
      await this.remove(idle);
      await this.prolong();
      this.renewed = sent;
    } catch (error) {
      this.logger.warn(`Pins are not renewed: ${String(error)}`); // the next beat tries again
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopRenewing();
    if (this.held.size === 0) return;
    this.held.clear();
    await this.dataSource
      .query('DELETE FROM pin WHERE holder = $1', [this.holder])
      // Without a database nobody is harmed: the leases run out.
      .catch((error: unknown) => {
        this.logger.warn(`Pins run out by themselves: ${String(error)}`);
      });
  }

  private async prolong(): Promise<void> {
    const keys = [...this.held.keys()];
    const [, prolonged] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE pin SET lease_until = now() + make_interval(secs => $3)
       WHERE holder = $1 AND ${KEY_OF_PIN} = ANY ($2)`,
      [this.holder, keys, LEASE_SECONDS],
    );
    if (prolonged === keys.length) return;
    // A lease ran out and was cleared away while the database could not be reached.
    for (const { target } of this.held.values()) await this.take(target);
  }

  private enter(target: PinTarget): HeldPin {
    // A process that slept, or was cut off from the database, no longer knows what it holds.
    if (performance.now() - this.renewed > LEASE_SECONDS * 1_000) this.held.clear();
    const key = keyOf(target);
    const known = this.held.get(key);
    const pin = known ?? { target, taken: this.take(target), users: 0, used: 0 };
    pin.users += 1;
    if (known === undefined) this.keep(key, pin);
    return pin;
  }

  private keep(key: string, pin: HeldPin): void {
    if (this.held.size === 0) this.renewed = performance.now();
    this.held.set(key, pin);
    this.renewing ??= setInterval(() => void this.renew(), RENEW_MILLISECONDS).unref();
    pin.taken.catch(() => this.held.delete(key));
  }

  private async take(target: PinTarget): Promise<void> {
    await this.removing;
    const request = { target, holder: this.holder, reason: 'being read' };
    const refusal = await this.dataSource.transaction((manager) =>
      takePin(manager, { ...request, leaseSeconds: LEASE_SECONDS }),
    );
    if (refusal === null) return;
    const name = `The ${target.kind.replace('_', ' ')} ${target.id}`;
    if (refusal === 'gone') throw gone(name);
    throw new DomainError(`${target.kind}_not_found`, `${name} is not registered.`, {
      kind: 'not_found',
    });
  }

  private async remove(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const removal = this.dataSource.query(
      `DELETE FROM pin WHERE holder = $1 AND ${KEY_OF_PIN} = ANY ($2)`,
      [this.holder, keys],
    );
    this.removing = removal.catch(() => undefined); // the lease then runs out by itself
    await removal;
  }

  private stopRenewing(): void {
    clearInterval(this.renewing);
    this.renewing = undefined;
  }
}

function keyOf({ kind, id }: PinTarget): string {
  return `${kind} ${id}`;
}

function isIdle({ users, used }: HeldPin): boolean {
  return users === 0 && performance.now() - used > KEPT_UNUSED_MILLISECONDS;
}
