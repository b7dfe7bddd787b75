import { Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import { DomainError } from '@tagwright/kernel';
import type { SnapshotEntity } from '@tagwright/materialization';
import { parseDefinitions, type CatalogView, type DefinitionSet } from '@tagwright/rules';
import { DataSource } from 'typeorm';

/** The definitions that a snapshot was made with. */
export interface FrozenDefinitions {
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
  /** Version by code. */
  readonly versions: ReadonlyMap<string, string>;
}

interface FrozenVersion {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly version: string;
}

type StoredVersion = FrozenVersion & { readonly body: unknown };

/** Parsed sets are small, but a reader may leaf through old snapshots. */
const KEPT = 4;

/** Reads definitions in the versions that a snapshot froze, whatever is active today. */
@Injectable()
export class FrozenDefinitionsService {
  private readonly kept = new Map<number, Promise<FrozenDefinitions>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: ReadCatalogService,
  ) {}

  /** @throws DomainError `frozen_definitions_unreadable` */
  async read(snapshot: SnapshotEntity): Promise<FrozenDefinitions> {
    const known = this.kept.get(snapshot.id);
    if (known !== undefined) return known;
    const reading = this.load(snapshot);
    this.kept.set(snapshot.id, reading);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    reading.catch(() => this.kept.delete(snapshot.id));
    return reading;
  }

  private async load(snapshot: SnapshotEntity): Promise<FrozenDefinitions> {
    const frozen: readonly FrozenVersion[] = snapshot.manifest.definitions;
    const [catalog, stored] = await Promise.all([this.catalog.read(), this.stored(frozen)]);
    const files = stored.map(({ code, version, body }) => ({
      file: `${code} ${version}`,
      text: JSON.stringify(body),
    }));
    const { set, diagnostics } = parseDefinitions(files, catalog);
    const lost = frozen.filter(({ code }) => !set.facts.has(code) && !set.tags.has(code));
    if (lost.length > 0) {
      throw new DomainError(
        'frozen_definitions_unreadable',
        `Snapshot ${snapshot.id} was made with definitions that cannot be read: ${lost.map(({ code }) => code).join(', ')}.`,
        { kind: 'internal', details: { diagnostics } },
      );
    }
    return { set, catalog, versions: new Map(frozen.map(({ code, version }) => [code, version])) };
  }

  private async stored(frozen: readonly FrozenVersion[]): Promise<StoredVersion[]> {
    return this.dataSource.query<StoredVersion[]>(
      `SELECT d.kind, d.code, d.version, d.body FROM definition_version d
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS frozen(kind, code, version)
         USING (kind, code, version)
       ORDER BY d.code`,
      [
        frozen.map(({ kind }) => kind),
        frozen.map(({ code }) => code),
        frozen.map(({ version }) => version),
      ],
    );
  }
}
