import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AuditedTransactions,
  AuditSettings,
  EventSealer,
  HeadKeeperService,
  VerifyTrailService,
  type SealRound,
  type Verification,
} from '@tagwright/audit';
import { MIGRATIONS } from '@tagwright/composition';
import { SYSTEM } from '@tagwright/kernel';
import { prepareHome } from '@tagwright/platform';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';

/** An audit trail on a database and a home of its own. */
export interface Trail {
  readonly database: TestDatabase;
  readonly home: string;
  readonly settings: AuditSettings;
  readonly heads: HeadKeeperService;
  readonly transactions: AuditedTransactions;
  /** Writes so many events, each in a transaction of its own, in this order. */
  write(count: number): Promise<void>;
  /** One round of a sealer that knows nothing yet. */
  seal(): Promise<SealRound>;
  /** Signs the end of the chain. */
  sign(): Promise<void>;
  verify(headFile?: string): Promise<Verification>;
  /** As a superuser for whom no trigger fires. */
  tamper(sql: string): Promise<void>;
  close(): Promise<void>;
}

export async function openTrail(): Promise<Trail> {
  const database = await createTestDatabase({ entities: [], migrations: MIGRATIONS });
  const { dataSource } = database;
  const home = await mkdtemp(join(tmpdir(), 'tagwright-trail-'));
  await prepareHome(home);
  const settings = new AuditSettings({ home, auditHeadDir: join(home, 'audit', 'heads') });
  const heads = new HeadKeeperService(settings);
  const transactions = new AuditedTransactions(dataSource);
  const session = async <T>(
    work: (runner: ReturnType<typeof dataSource.createQueryRunner>) => Promise<T>,
  ): Promise<T> => {
    const runner = dataSource.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  };
  const seal = (): Promise<SealRound> => session((runner) => new EventSealer().seal(runner));
  return {
    ...{ database, home, settings, heads, transactions, seal },
    write: async (count) => {
      for (let n = 1; n <= count; n++) {
        await transactions.run(SYSTEM, (change) =>
          change.record({
            action: 'thing.changed',
            object: { kind: 'thing', code: `t${n}` },
            patch: [{ op: 'replace', path: '/n', value: n }],
            details: { n, word: '词' },
          }),
        );
      }
    },
    sign: async () => {
      await session(async (runner) => {
        const { tail } = await new EventSealer().seal(runner);
        await heads.write(runner, tail);
      });
    },
    verify: (headFile) => new VerifyTrailService(dataSource, settings).verify(headFile),
    tamper: async (sql) => {
      await database.asOwner(`SET session_replication_role = 'replica'; ${sql}`);
    },
    close: async () => {
      await database.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
