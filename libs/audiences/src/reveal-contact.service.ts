import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DuckDbEngine, sqlParquet } from '@tagwright/engines';
import { DomainError, type Actor } from '@tagwright/kernel';
import { decryptFile } from '@tagwright/platform';
import { DataKey } from './data-key.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
import { RecordUnmaskingService } from './record-unmasking.service.js';
import { ReaderSettings } from './reader-settings.js';
import { SnapshotDatasetsService } from './snapshot-datasets.service.js';

/** Personal data in clear. What nobody supplied is null. */
export interface ClearContact {
  readonly name: string | null;
  readonly mobile: string | null;
  /** After this moment it is to be hidden again; a longer look is a new one, with its own purpose. */
  readonly hideAt: string;
}

const SHOWN_MINUTES = 5;

/**
 * Shows one customer's name and number in clear, to somebody who says what for. Every look is
 * written down before it is taken; identity documents and addresses are never shown.
 */
@Injectable()
export class RevealContactService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly datasets: SnapshotDatasetsService,
    private readonly settings: ReaderSettings,
    private readonly dataKey: DataKey,
    private readonly unmasking: RecordUnmaskingService,
  ) {}

  /** @throws DomainError `no_snapshot`, `contact_not_found`, `purpose_missing` */
  async reveal(actor: Actor, customerId: number, purpose: string): Promise<ClearContact> {
    const files = await this.snapshots.current((snapshot) =>
      this.datasets.parts(snapshot, 'customer_contact'),
    );
    const who = { subject: 'customer', id: customerId } as const;
    await this.unmasking.record(actor, who, purpose, { columns: ['name', 'mobile'] });
    const row = files === null ? undefined : await this.read(files, customerId);
    if (row === undefined) {
      throw new DomainError('contact_not_found', 'Nothing is known of this customer.', {
        kind: 'not_found',
      });
    }
    const hideAt = new Date(Date.now() + SHOWN_MINUTES * 60_000).toISOString();
    return { name: textOf(row.name), mobile: textOf(row.mobile), hideAt };
  }

  private async read(
    files: readonly string[],
    customerId: number,
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    const { tempDirectory, memoryLimit } = this.settings;
    const plain = files.map(() => join(tempDirectory, `contact-${randomUUID()}.parquet`));
    const engine = await DuckDbEngine.open({ threads: 1, memoryLimit, tempDirectory });
    try {
      const key = await this.dataKey.read();
      for (const [index, file] of files.entries()) await decryptFile(file, plain[index] ?? '', key);
      const [row] = await engine.query(
        `SELECT name, mobile FROM ${sqlParquet(plain)} WHERE customer_id = ${customerId}`,
      );
      return row;
    } finally {
      engine.close();
      await Promise.all(plain.map((file) => rm(file, { force: true })));
    }
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
