import { Inject, Injectable } from '@nestjs/common';
import { DATA_PLANE, type DataPlane } from '@tagwright/engines';
import type { FrozenInputs } from './freeze-inputs.service.js';
import { MATERIALIZE_JOB } from '../job/materialize-handler.js';
import { MaterializationFiles } from './materialization-files.js';
import type { MaterializeJobResult, MaterializeJobSpec } from '../job/materialize-job.js';
import type { ReportStep } from '../runs/step-report.js';

/** Hands the heavy part of a run to the data plane. */
@Injectable()
export class MaterializationPlane {
  constructor(
    @Inject(DATA_PLANE) private readonly plane: DataPlane,
    private readonly files: MaterializationFiles,
  ) {}

  /** @param directory absolute, for the snapshot's files; not yet existing. */
  async compute(
    inputs: FrozenInputs,
    directory: string,
    report: ReportStep,
    signal: AbortSignal,
  ): Promise<{ result: MaterializeJobResult; peakRssMb: number }> {
    let peakRssMb = 0;
    const result = await this.plane.run(
      { kind: MATERIALIZE_JOB, spec: this.specOf(inputs, directory) },
      (progress) => {
        if (progress.step === 'process') peakRssMb = Number(progress.figures.peakRssMb ?? 0);
        else report(progress);
      },
      signal,
    );
    return { result: result as MaterializeJobResult, peakRssMb };
  }

  private specOf(inputs: FrozenInputs, directory: string): MaterializeJobSpec {
    const { plan, datasets, earlier } = inputs;
    return {
      plan,
      datasets: datasets
        .filter(({ personal }) => !personal)
        .map(({ dataset, files }) => ({ dataset, files })),
      facts: plan.facts.map(({ subject, cacheKey }) => ({
        subject,
        cacheKey,
        path: this.files.absolute(this.files.factFile(subject, cacheKey)),
        cached: earlier.cachedFacts.has(cacheKey),
      })),
      directory,
      known: earlier.knownColumns,
      previous:
        earlier.previous === null
          ? null
          : {
              id: earlier.previous.id,
              tables: earlier.previous.manifest.tables.map((table) => ({
                subject: table.subject,
                path: this.files.absolute(table.file),
                rows: table.rows,
                sha256: table.sha256,
                populationDigest: table.populationDigest,
                columns: table.columns.map(({ code, digest }) => ({ code, digest })),
              })),
            },
    };
  }
}
