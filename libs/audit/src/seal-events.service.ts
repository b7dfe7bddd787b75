import { Injectable, Logger } from '@nestjs/common';
import { ADVISORY_LOCKS, Repetition, tryUnderLock } from '@tagwright/platform';
import { DataSource, type QueryRunner } from 'typeorm';
import { EventSealer, type SealRound } from './chain/event-sealer.js';
import { HeadKeeperService } from './head/head-keeper.service.js';

/** How often it looks for events, in milliseconds. */
const SEAL_EVERY = 500;
/** How long whoever wants a proof waits for another process's round, in milliseconds. */
const PROOF_PATIENCE = 5_000;
/** How old the newest head may become while events are sealed, in milliseconds. */
const HEAD_EVERY = 30_000;

/**
 * Seals events again and again, in every process that serves; of many that look at once one seals.
 * Now and then it puts the signed head of the chain outside of the database.
 */
@Injectable()
export class SealEventsService {
  private readonly sealer = new EventSealer();
  private readonly stopping = new AbortController();
  private readonly rounds = new Repetition(() => this.sealNow(), {
    every: SEAL_EVERY,
    failed: 'Sealing the audit trail failed',
    logger: new Logger(SealEventsService.name),
  });
  private headDue = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly heads: HeadKeeperService,
  ) {}

  /** Begins; again does nothing. */
  start(): void {
    this.rounds.start();
  }

  /** Seals what is there and writes the head of it, unless somebody else does so now. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.rounds.stop({ isLastDue: true });
  }

  /** A round after which the newest head covers all that was committed before: for whoever proves it now. */
  async sealAndSign(): Promise<void> {
    this.headDue = 0;
    await this.sealNow(PROOF_PATIENCE);
  }

  /**
   * One round.
   * @returns null when another process is at it
   */
  async sealNow(patience = 0): Promise<SealRound | null> {
    const request = { lock: ADVISORY_LOCKS.auditSeal, patience };
    return tryUnderLock(this.dataSource, request, async (session) => {
      const round = await this.sealer.seal(session, this.stopping.signal);
      await this.keepHead(session, round);
      return round;
    });
  }

  private async keepHead(session: QueryRunner, { tail }: SealRound): Promise<void> {
    // Whoever stops leaves a head of all that it sealed.
    if (performance.now() < this.headDue && !this.stopping.signal.aborted) return;
    this.headDue = performance.now() + HEAD_EVERY;
    await this.heads.write(session, tail);
  }
}
