import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DuckDbEngine, sqlParquet, type Engine } from '@tagwright/engines';
import type { SnapshotEntity } from '@tagwright/materialization';
import { decryptFile } from '@tagwright/platform';
import PQueue from 'p-queue';
import { DataKey } from './data-key.js';
import { maskedMobile, maskedName } from './mask-sql.js';
import { ReaderSettings } from './reader-settings.js';
import { SnapshotDatasetsService } from './snapshot-datasets.service.js';
import type { MaskedContact } from './subject-views.js';

/** Forgotten this long after the last question, in milliseconds. */
const KEPT_FOR = 5 * 60_000;

interface OpenContacts {
  /** Which files they are from. */
  readonly key: string;
  readonly engine: Engine;
}

/**
 * Names and numbers of customers, masked. The encrypted file is decrypted with the first question
 * into a file that exists only while it is read; what stays in memory, for five minutes after the
 * last question, is masked already.
 */
@Injectable()
export class ContactService implements OnModuleDestroy {
  // One after the other, so that nothing is forgotten while it is read.
  private readonly queue = new PQueue({ concurrency: 1 });
  private contacts: OpenContacts | undefined;
  private forgetting: NodeJS.Timeout | undefined;

  constructor(
    private readonly datasets: SnapshotDatasetsService,
    private readonly settings: ReaderSettings,
    private readonly dataKey: DataKey,
  ) {}

  /** Null when nothing is known of the customer. */
  async find(snapshot: SnapshotEntity, customerId: number): Promise<MaskedContact | null> {
    const files = await this.datasets.parts(snapshot, 'customer_contact');
    if (files === null || files.length === 0) return null;
    return this.queue.add(async () => contactOf(await this.open(files), customerId));
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.forgetting);
    await this.forget();
  }

  private async open(files: readonly string[]): Promise<Engine> {
    clearTimeout(this.forgetting);
    this.forgetting = setTimeout(() => void this.forget(), KEPT_FOR).unref();
    const key = files.join('\n');
    if (this.contacts?.key !== key) {
      this.close();
      this.contacts = { key, engine: await this.load(files) };
    }
    return this.contacts.engine;
  }

  private forget(): Promise<void> {
    return this.queue.add(() => {
      this.close();
    });
  }

  private close(): void {
    this.contacts?.engine.close();
    this.contacts = undefined;
  }

  private async load(files: readonly string[]): Promise<Engine> {
    const { tempDirectory, memoryLimit } = this.settings;
    const plain = files.map(() => join(tempDirectory, `contact-${randomUUID()}.parquet`));
    const engine = await DuckDbEngine.open({ threads: 1, memoryLimit, tempDirectory });
    try {
      const key = await this.dataKey.read();
      for (const [index, file] of files.entries()) await decryptFile(file, plain[index] ?? '', key);
      await engine.execute(
        `CREATE TABLE contact AS SELECT customer_id, ${maskedName('name')} AS name,
           ${maskedMobile('mobile')} AS mobile FROM ${sqlParquet(plain)}`,
      );
      return engine;
    } catch (error) {
      engine.close();
      throw error;
    } finally {
      await Promise.all(plain.map((file) => rm(file, { force: true })));
    }
  }
}

async function contactOf(engine: Engine, customerId: number): Promise<MaskedContact | null> {
  const [row] = await engine.query(
    `SELECT name, mobile FROM contact WHERE customer_id = ${customerId}`,
  );
  if (row === undefined) return null;
  const { name, mobile } = row;
  return {
    name: typeof name === 'string' ? name : null,
    mobile: typeof mobile === 'string' ? mobile : null,
  };
}
