import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DuckDbEngine, sqlParquet, sqlText, type Engine } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { LeasedPins } from '@tagwright/pins';
import type { DatasetManifest } from '../manifest.js';
import { IngestionPlace } from '../ingestion-place.js';
import { DatasetVersionsService } from '../registry/dataset-versions.service.js';
import type { Figure, FigureValue } from './figure.js';
import { FREMOTOR_FIGURES } from './fremotor-figures.js';

const FIGURES: Readonly<Record<string, Readonly<Record<string, Figure>>>> = {
  fremotor: FREMOTOR_FIGURES,
};

/** Figures by which a load of a known source can be checked, from what was loaded. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly versions: DatasetVersionsService,
    private readonly place: IngestionPlace,
    private readonly pins: LeasedPins,
  ) {}

  /**
   * All figures of a source, from the active dataset versions and conflicts, never from its files.
   * @throws DomainError `no_figures` for a source without figures, `not_ingested`
   */
  async compute(source: string): Promise<Readonly<Record<string, FigureValue>>> {
    const figures = Object.hasOwn(FIGURES, source) ? FIGURES[source] : undefined;
    if (!figures) {
      const known = Object.keys(FIGURES).join(', ');
      throw new DomainError('no_figures', `${source} has no figures. Known: ${known}.`, {
        kind: 'not_found',
      });
    }
    const active = await this.versions.active();
    const manifests = new Map(active.map(({ dataset, manifest }) => [dataset, manifest]));
    const targets = active.map(({ id }) => ({ kind: 'dataset_version', id }) as const);
    return this.pins.use(targets, () =>
      this.withEngine(async (engine) => {
        const values: Record<string, FigureValue> = {};
        for (const [key, figure] of Object.entries(figures)) {
          values[key] = await this.value(engine, figure, (name) =>
            this.relation(source, name, manifests),
          );
        }
        return values;
      }),
    );
  }

  private async withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    await mkdir(this.place.tempDirectory, { recursive: true, mode: 0o700 });
    const tempDirectory = await mkdtemp(join(this.place.tempDirectory, 'figures-'));
    const engine = await DuckDbEngine.open({ threads: 2, memoryLimit: '1GB', tempDirectory });
    try {
      return await work(engine);
    } finally {
      engine.close();
      await rm(tempDirectory, { recursive: true, force: true });
    }
  }

  private async value(
    engine: Engine,
    figure: Figure,
    relation: (name: string) => string,
  ): Promise<FigureValue> {
    const written = typeof figure === 'string' ? figure : figure.sql;
    const sql = written.replace(/\{([a-z_.]+)\}/g, (_, name: string) => relation(name));
    if (typeof figure === 'string') return Number(await engine.scalar(sql));
    const rows = await engine.query(sql);
    return Object.fromEntries(
      rows.map(({ name, value }) => {
        const code = typeof name === 'string' ? name : '';
        return [figure.names[code] ?? code, Number(value)];
      }),
    );
  }

  private relation(
    source: string,
    name: string,
    manifests: ReadonlyMap<string, DatasetManifest>,
  ): string {
    const dataset = name.replace('conflicts.', '');
    const manifest = manifests.get(dataset);
    if (!manifest || !suppliedBy(source, manifest)) {
      throw new DomainError('not_ingested', `${source} was not ingested: there is no ${dataset}.`, {
        kind: 'conflict',
      });
    }
    const files = name === dataset ? manifest.parts : manifest.conflicts;
    if (files.length === 0)
      return '(SELECT 0 AS subject_id, NULL AS "column", true AS won LIMIT 0)';
    const paths = files.map(({ file }) => join(this.place.dataDirectory, file));
    return `(SELECT * FROM ${sqlParquet(paths)} WHERE "source" = ${sqlText(source)})`;
  }
}

/** Links have no supplies of their own: they are made from those of the other datasets. */
function suppliedBy(source: string, { supplies }: DatasetManifest): boolean {
  return supplies.length === 0 || supplies.some((supply) => supply.source === source);
}
