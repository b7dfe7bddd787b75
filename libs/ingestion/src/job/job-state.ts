import { join } from 'node:path';
import { hkdfSync } from 'node:crypto';
import { sqlText, type Engine } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import type { DatasetView } from '@tagwright/rules';
import type { IngestJobSpec } from './ingest-job.js';

/** What the steps of one ingestion share. */
export class JobState {
  /** Immutable files that this job put in place. */
  readonly created: string[] = [];
  private readonly lists = new Set<string>();
  private names = 0;
  private readonly digestKey: string;

  constructor(
    readonly spec: IngestJobSpec,
    readonly engine: Engine,
    /** A folder of this job alone, removed at its end. */
    readonly folder: string,
  ) {
    const key = Buffer.from(spec.dataKey, 'hex');
    const derived = hkdfSync('sha256', key, '', 'shared keys of links', 32);
    this.digestKey = Buffer.from(derived).toString('hex');
  }

  get source(): string {
    return this.spec.mapping.source;
  }

  dataset(name: string): DatasetView {
    const found = this.spec.datasets.find(({ dataset }) => dataset === name);
    if (found) return found;
    throw new DomainError('unknown_dataset', `There is no enterprise dataset ${name}.`);
  }

  /** A fresh path in the job's folder. */
  temporary(extension: string): string {
    this.names += 1;
    return join(this.folder, `${this.names}.${extension}`);
  }

  /** A fresh name for a table. */
  table(prefix: string): string {
    this.names += 1;
    return `${prefix}_${this.names}`;
  }

  /** Makes code lists ready to be asked in SQL. */
  async loadCodeLists(): Promise<void> {
    for (const [list, codes] of Object.entries(this.spec.codeLists)) {
      if (this.lists.has(list)) continue;
      this.lists.add(list);
      const values = codes.map((code) => `(${sqlText(code)})`).join(', ');
      await this.engine.execute(
        `CREATE TEMP TABLE "codes:${list}" AS SELECT code FROM ` +
          (values === ''
            ? `(SELECT NULL::VARCHAR AS code) WHERE false`
            : `(VALUES ${values}) t(code)`),
      );
    }
  }

  readonly isCode = (value: string, list: string): string => {
    const codes = this.spec.codeLists[list] ?? [];
    if (codes.length > 64) return `${value} IN (SELECT code FROM "codes:${list}")`;
    return codes.length === 0
      ? 'false'
      : `${value} IN (${codes.map((code) => sqlText(code)).join(', ')})`;
  };

  /** A shared key as nobody can read it back; missing for missing. */
  readonly digest = (kind: string, value: string): string =>
    `sha256(${sqlText(`${this.digestKey}:${kind}:`)} || ${value})`;
}
