import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlText, type Engine } from '@tagwright/engines';
import { canonicalJson } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';
import type { DatasetManifest, ReadFile, Supply } from '../manifest.js';
import { buildSupply, type BuiltSupply } from './build-supply.js';
import { convertTarget, type ConvertedTarget } from './convert-targets.js';
import type { IngestJobResult, IngestJobSpec } from './ingest-job.js';
import { JobState } from './job-state.js';
import { mergeSupplies, suppliesAfter } from './merge-supplies.js';
import { storeQuarantine } from './quarantine.js';
import { readSource } from './read-source.js';
import { resolveLinks, type ResolvedLinks } from './resolve-links.js';
import type { SourceRows } from './source-rows.js';
import { storeLinks } from './store-links.js';
import { unloadedRows } from './unloaded-rows.js';
import { withoutUnknownKeys } from './unknown-keys.js';

export type ReportFigures = (step: string, figures: Record<string, number | string>) => void;

/**
 * Source files → dataset parts, quarantine and conflicts, without a row becoming an object. Writes
 * only new files; what it returns is all that the database has to record. When it fails, nothing of
 * it stays.
 */
export async function runIngestJob(
  spec: IngestJobSpec,
  engine: Engine,
  report: ReportFigures,
): Promise<IngestJobResult> {
  await mkdir(spec.tempDirectory, { recursive: true, mode: 0o700 });
  const prefix = `ingest-${spec.runId}-`;
  await removeFolders(spec.tempDirectory, prefix); // of an attempt that died
  const folder = await mkdtemp(join(spec.tempDirectory, prefix));
  const state = new JobState(spec, engine, folder);
  try {
    return await new Steps(state, report).run();
  } catch (error) {
    await removeFiles(spec.dataDirectory, state.created);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes files that nothing refers to. */
export async function removeFiles(directory: string, files: readonly string[]): Promise<void> {
  for (const file of files) await rm(join(directory, file), { force: true });
}

async function removeFolders(directory: string, prefix: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => rm(join(directory, name), { recursive: true })));
}

class Steps {
  constructor(
    private readonly state: JobState,
    private readonly report: ReportFigures,
  ) {}

  async run(): Promise<IngestJobResult> {
    // 1. Every file through its checks.
    await this.state.loadCodeLists();
    const sources = await readSource(this.state, (name, rows, bytes) => {
      this.report(`read ${name}`, { rows, bytes });
    });
    const files = allFiles(sources);
    await this.registerFiles(files);

    // 2. Texts to values; what cannot be converted is set aside.
    const values = await this.convert(sources);

    // 3. Keys of the source to surrogate ids; references to nobody are set aside too.
    const { links, converted } = await this.link(values);

    // 4. Quarantine, then dataset by dataset: this load, and the version with all sources.
    const { file: quarantine, counts } = await storeQuarantine(this.state, converted);
    if (quarantine) this.report('quarantine', { rows: quarantine.rows });
    const built: BuiltSupply[] = [];
    const manifests: DatasetManifest[] = [];
    for (const link of links.values()) manifests.push(await storeLinks(this.state, link));
    for (const [name, targets] of groupByDataset(converted)) {
      const one = await buildSupply(this.state, this.state.dataset(name), targets, links);
      const supply: Supply = { ...one.supply, quarantine };
      manifests.push(await this.merge(name, supply));
      built.push(one);
    }
    return { ...(await this.result(files, built, manifests)), quarantined: counts };
  }

  private async registerFiles(files: readonly ReadFile[]): Promise<void> {
    const values = files.map(({ ordinal, name }) => `(${ordinal}, ${sqlText(name)})`).join(', ');
    await this.state.engine.execute(
      `CREATE TEMP TABLE ingest_files AS SELECT * FROM (VALUES ${values}) t(ordinal, name)`,
    );
  }

  private async convert(sources: ReadonlyMap<string, SourceRows>): Promise<ConvertedTarget[]> {
    const converted: ConvertedTarget[] = [];
    for (const target of this.state.spec.mapping.targets) {
      const all = sources.get(target.from);
      const rows = all && unloadedRows(this.state.spec, target, all);
      if (!rows) continue;
      const one = await convertTarget(this.state, target, rows);
      const accepted = one.counts.reduce((sum, count) => sum + count.accepted, 0);
      this.report(`convert ${target.dataset}`, { rows: accepted });
      converted.push(one);
    }
    return converted;
  }

  private async link(
    values: readonly ConvertedTarget[],
  ): Promise<{ links: Map<Subject, ResolvedLinks>; converted: ConvertedTarget[] }> {
    const links = new Map<Subject, ResolvedLinks>();
    let converted = [...values];
    for (const subject of ['customer', 'vehicle', 'lead'] as const) {
      const resolved = await resolveLinks(this.state, subject, converted);
      if (!resolved) continue;
      links.set(subject, resolved);
      const checked: ConvertedTarget[] = [];
      for (const one of converted) {
        checked.push(await withoutUnknownKeys(this.state, one, resolved));
      }
      converted = checked;
      this.report(`link ${subject}`, {});
    }
    return { links, converted };
  }

  private async merge(name: string, supply: Supply): Promise<DatasetManifest> {
    const earlier = this.state.spec.active[name]?.supplies ?? [];
    const supplies = suppliesAfter(earlier, supply);
    const manifest = await mergeSupplies(this.state, this.state.dataset(name), supplies);
    this.report(`dataset ${name}`, { rows: manifest.rows, sources: supplies.length });
    return manifest;
  }

  private async result(
    files: readonly ReadFile[],
    built: readonly BuiltSupply[],
    manifests: readonly DatasetManifest[],
  ): Promise<Omit<IngestJobResult, 'quarantined'>> {
    const { active, dataDirectory } = this.state.spec;
    const changed = manifests.filter((manifest) => !isSame(active[manifest.dataset], manifest));
    const used = new Set(changed.flatMap((manifest) => filesIn(manifest)));
    const unused = this.state.created.filter((file) => !used.has(file));
    await removeFiles(dataDirectory, unused);
    return {
      files,
      accounts: built.flatMap(({ accounts }) => accounts),
      manifests: changed,
      unchanged: unchangedOf(this.state.spec, manifests, changed),
      created: this.state.created.filter((file) => used.has(file)),
    };
  }
}

/**
 * Whether a version would say nothing that the active one does not say already. A supply counts even
 * where all its values lose: after a later load of another source they may be all there is.
 */
function isSame(active: DatasetManifest | undefined, manifest: DatasetManifest): boolean {
  return active !== undefined && essence(active) === essence(manifest);
}

function essence({ contentHash, period, columns, supplies }: DatasetManifest): string {
  const supplied = supplies.map(({ source, rank, sha256, rules }) => [source, rank, sha256, rules]);
  return canonicalJson({ contentHash, period, columns, supplied });
}

function filesIn(manifest: DatasetManifest): string[] {
  const { parts, supplies, conflicts, quarantine } = manifest;
  return [...parts, ...supplies, ...conflicts, ...quarantine].map(({ file }) => file);
}

/** Datasets that this source fills and that say what they said before. */
function unchangedOf(
  { mapping }: IngestJobSpec,
  manifests: readonly DatasetManifest[],
  changed: readonly DatasetManifest[],
): string[] {
  const names = [...mapping.targets, ...manifests].map(({ dataset }) => dataset);
  return [...new Set(names)].filter((name) => !changed.some(({ dataset }) => dataset === name));
}

function allFiles(sources: ReadonlyMap<string, SourceRows>): ReadFile[] {
  const files = new Map<number, ReadFile>();
  for (const { files: own } of sources.values()) {
    for (const { name, sha256, bytes, rows, ordinal } of own) {
      files.set(ordinal, { name, sha256, bytes, rows, ordinal });
    }
  }
  return [...files.values()].sort((a, b) => a.ordinal - b.ordinal);
}

function groupByDataset(converted: readonly ConvertedTarget[]): Map<string, ConvertedTarget[]> {
  const groups = new Map<string, ConvertedTarget[]>();
  for (const one of converted) {
    const group = groups.get(one.target.dataset) ?? [];
    group.push(one);
    groups.set(one.target.dataset, group);
  }
  return groups;
}
