import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ReaderSettings } from '@tagwright/audiences';
import { compileFacts, type PlanInput, type ResultKeys } from '@tagwright/compiler';
import { DATA_PLANE, type DataPlane } from '@tagwright/engines';
import { DomainError, hashOf } from '@tagwright/kernel';
import { FactTableEntity, MaterializationFiles } from '@tagwright/materialization';
import type { PinTarget } from '@tagwright/pins';
import type { Subject } from '@tagwright/rules';
import { DataSource, In, IsNull } from 'typeorm';
import type { OverlaidFacts } from '../compare/facts-overlay.js';
import {
  PREVIEW_FACTS_JOB,
  type PreviewFactsResult,
  type PreviewFactsSpec,
} from '../job/preview-facts-job.js';
import type { SnapshotInputs } from './snapshot-inputs.service.js';

/** Sets of changed facts whose files are kept: somebody turns at one and the same rule. */
const KEPT = 4;

interface WantedFacts {
  readonly input: PlanInput;
  readonly keys: ResultKeys;
  /** Of what the snapshot holds. */
  readonly sealed: ResultKeys;
}

/** Facts beside the snapshot's, and what must be pinned while they are read. */
export interface ComputedFacts {
  readonly overlaid: readonly OverlaidFacts[];
  readonly targets: readonly PinTarget[];
}

/** Facts that are not in the snapshot as they would be, from its dataset versions. */
@Injectable()
export class OverlayFactsService implements OnModuleDestroy {
  private readonly kept = new Map<string, readonly OverlaidFacts[]>();
  private folder: Promise<string> | undefined;

  constructor(
    @Inject(DATA_PLANE) private readonly plane: DataPlane,
    private readonly dataSource: DataSource,
    private readonly files: MaterializationFiles,
    private readonly settings: ReaderSettings,
  ) {}

  /**
   * Only what differs is computed, in a process of its own, unless a run or an earlier preview has
   * left it behind.
   * @throws DomainError `preview_incomplete`; the signal's reason
   */
  async compute(
    inputs: SnapshotInputs,
    wanted: WantedFacts,
    signal: AbortSignal,
  ): Promise<ComputedFacts> {
    const { input, keys, sealed } = wanted;
    const codes = [...keys.factColumns].filter(
      ([code, key]) => sealed.factColumns.get(code) !== key,
    );
    if (codes.length === 0) return { overlaid: [], targets: [] };
    const earlier = await this.registered(
      keys,
      sealed,
      codes.map(([code]) => code),
      input,
    );
    if (earlier !== undefined) return earlier;
    const key = hashOf(codes);
    const known = this.kept.get(key);
    if (known?.every(({ file }) => existsSync(file)) === true)
      return { overlaid: known, targets: [] };
    const parts = compileFacts(input, new Set(codes.map(([code]) => code)));
    const folder = join(await this.home(), key.slice(0, 16));
    await mkdir(folder, { recursive: true });
    const targets = parts.facts.map(({ subject }) => ({
      subject,
      file: join(folder, `${subject}.parquet`),
    }));
    const spec: PreviewFactsSpec = {
      parts,
      datasets: inputs.datasets,
      base: this.base(inputs),
      targets,
    };
    const result = await this.plane.run({ kind: PREVIEW_FACTS_JOB, spec }, undefined, signal);
    refuseIncomplete(inputs, result as PreviewFactsResult);
    const overlaid = parts.facts.map(({ subject, columns }) => ({
      subject,
      file: join(folder, `${subject}.parquet`),
      codes: columns.map(({ code }) => code),
    }));
    await this.keep(key, overlaid);
    return { overlaid, targets: [] };
  }

  /** The very tables that a run would make, where one has made them all. */
  private async registered(
    keys: ResultKeys,
    sealed: ResultKeys,
    codes: readonly string[],
    { set }: PlanInput,
  ): Promise<ComputedFacts | undefined> {
    const found = await this.dataSource.manager.findBy(FactTableEntity, {
      cacheKey: In(keys.facts.filter((key) => !sealed.facts.includes(key))),
      deletionStartedAt: IsNull(),
    });
    const bySubject = new Map<Subject, string[]>();
    for (const code of codes) {
      const subject = set.facts.get(code)?.subject;
      if (subject !== undefined) bySubject.set(subject, [...(bySubject.get(subject) ?? []), code]);
    }
    const overlaid: OverlaidFacts[] = [];
    const targets: PinTarget[] = [];
    for (const [subject, own] of bySubject) {
      const table = found.find((each) => each.subject === subject);
      const file = table && this.files.absolute(table.path);
      if (table === undefined || file === undefined || !existsSync(file)) return undefined;
      overlaid.push({ subject, file, codes: own });
      targets.push({ kind: 'fact_table', id: table.cacheKey });
    }
    return { overlaid, targets };
  }

  async onModuleDestroy(): Promise<void> {
    if (this.folder !== undefined) await rm(await this.folder, { recursive: true, force: true });
  }

  private base({ snapshot }: SnapshotInputs): PreviewFactsSpec['base'] {
    return snapshot.manifest.facts.map(({ subject, file, columns }) => ({
      subject,
      file: this.files.absolute(file),
      codes: columns.map(({ code }) => code),
    }));
  }

  private async keep(key: string, overlaid: readonly OverlaidFacts[]): Promise<void> {
    this.kept.set(key, overlaid);
    const [oldest] = this.kept.keys();
    if (this.kept.size <= KEPT || oldest === undefined) return;
    this.kept.delete(oldest);
    await rm(join(await this.home(), oldest.slice(0, 16)), { recursive: true, force: true });
  }

  /** A folder of this process; after a crash it is cleared away with the home's other leftovers. */
  private home(): Promise<string> {
    this.folder ??= (async () => {
      const folder = join(this.settings.tempDirectory, `preview-${randomUUID()}`);
      await mkdir(folder, { recursive: true });
      return folder;
    })();
    return this.folder;
  }
}

function refuseIncomplete({ snapshot }: SnapshotInputs, { rows }: PreviewFactsResult): void {
  for (const { subject, rows: found } of rows) {
    const expected = snapshot.manifest.facts.find((each) => each.subject === subject)?.rows;
    if (expected === found) continue;
    const message = `The facts of ${subject}s came to ${found} of ${expected ?? 0} subjects.`;
    throw new DomainError('preview_incomplete', message, { kind: 'internal' });
  }
}
