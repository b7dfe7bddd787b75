import { Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import { compilePlan, resultKeys, type Plan } from '@tagwright/compiler';
import { ActiveDefinitionsService, type ActiveDefinitions } from '@tagwright/definitions';
import type { ActiveDataset } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import { EarlierResultsService, type EarlierResults } from './earlier-results.service.js';
import { PinnedDatasetsService } from './pinned-datasets.service.js';
import { startOfDay } from '../runs/parse-as-of.js';
import { RunZone } from '../runs/run-zone.js';

/** Everything a run reads, fixed at its start. */
export interface FrozenInputs {
  readonly plan: Plan;
  readonly asOf: Date;
  readonly definitions: ActiveDefinitions;
  readonly datasets: readonly ActiveDataset[];
  readonly earlier: EarlierResults;
}

/** Reads the active definitions and dataset versions, pins them, and turns them into a plan. */
@Injectable()
export class FreezeInputsService {
  constructor(
    private readonly catalog: ReadCatalogService,
    private readonly definitions: ActiveDefinitionsService,
    private readonly datasets: PinnedDatasetsService,
    private readonly earlier: EarlierResultsService,
    private readonly zone: RunZone,
  ) {}

  /**
   * @param runId the run for which the inputs' files stay where they are
   * @param requested null: the latest instant that every supplied dataset covers.
   * @throws DomainError `nothing_ingested` when there is no dataset version.
   */
  async freeze(runId: number, requested: Date | null): Promise<FrozenInputs> {
    const datasets = await this.datasets.list(runId);
    if (datasets.length === 0) throw nothingIngested();
    const asOf = requested ?? latestCovered(datasets, this.zone.name);
    const definitions = await this.definitions.read();
    const input = {
      set: definitions.set,
      catalog: await this.catalog.read(),
      supplied: datasets,
      asOf: asOf.toISOString(),
      zone: this.zone.name,
    };
    const earlier = await this.earlier.find(resultKeys(input), runId);
    const plan = compilePlan({ ...input, sealed: earlier.sealed });
    return { plan, asOf, definitions, datasets, earlier };
  }
}

function latestCovered(datasets: readonly ActiveDataset[], zone: string): Date {
  const ends = datasets.flatMap(({ period }) => (period === null ? [] : [period.to])).sort();
  const [earliest] = ends;
  if (earliest === undefined) throw nothingIngested();
  return startOfDay(earliest.slice(0, 10), zone);
}

function nothingIngested(): DomainError {
  return new DomainError(
    'nothing_ingested',
    'There is no dataset version yet; ingest a source first.',
    { kind: 'conflict' },
  );
}
