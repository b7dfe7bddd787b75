import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { failPoint } from '@tagwright/engines';
import { writeFileAtomically } from '@tagwright/platform';
import { buildManifest } from './snapshots/build-manifest.js';
import { FreezeInputsService, type FrozenInputs } from './snapshots/freeze-inputs.service.js';
import { MaterializationFiles } from './snapshots/materialization-files.js';
import {
  PublishSnapshotService,
  type MaterializeOutcome,
} from './snapshots/publish-snapshot.service.js';
import { RecordSnapshotService } from './snapshots/record-snapshot.service.js';
import { MaterializationPlane } from './snapshots/materialization-plane.js';
import type { MaterializeJobResult } from './job/materialize-job.js';
import type { RunLease } from './runs/run-lease.js';
import type { SnapshotManifest } from './snapshots/snapshot-manifest.js';
import { reportedStep, type ReportStep } from './runs/step-report.js';

/**
 * The main job: active definitions and dataset versions in, a published snapshot out. What the
 * readers see changes in one transaction at the very end.
 */
@Injectable()
export class MaterializeService {
  constructor(
    private readonly freezeInputs: FreezeInputsService,
    private readonly plane: MaterializationPlane,
    private readonly files: MaterializationFiles,
    private readonly record: RecordSnapshotService,
    private readonly publication: PublishSnapshotService,
  ) {}

  /** @throws the reason of the lease's signal, at any step before publication */
  async run(lease: RunLease, asOf: Date | null, report: ReportStep): Promise<MaterializeOutcome> {
    // 1. Freeze what this run reads: definition versions, dataset versions, asOf.
    const inputs = await reportedStep(
      report,
      'plan',
      () => this.freezeInputs.freeze(asOf),
      figures,
    );

    // 2. Compute facts, tags, digests and differences in the data plane.
    await this.files.removeStaging(lease.runId);
    const snapshotId = await this.record.nextId();
    const staging = this.files.stagingDirectory(lease);
    const { result, peakRssMb } = await this.plane.compute(inputs, staging, report, lease.signal);

    // 3. Seal: the manifest names all that went in and came out.
    const manifest = await reportedStep(report, 'seal', () =>
      this.seal({ snapshotId, runId: lease.runId, inputs, result, staging }),
    );
    await this.record.sealed(manifest, inputs, result);

    // 4. Publish: one transaction moves the pointer and completes the run.
    failPoint('run.before-publish');
    const outcome = { snapshotId, contentDigest: manifest.contentDigest, peakRssMb };
    await reportedStep(report, 'publish', () => this.publication.publish(lease, outcome));
    failPoint('run.after-publish');
    return outcome;
  }

  private async seal(parts: {
    snapshotId: number;
    runId: number;
    inputs: FrozenInputs;
    result: MaterializeJobResult;
    staging: string;
  }): Promise<SnapshotManifest> {
    const manifest = buildManifest({ ...parts, files: this.files });
    failPoint('run.before-manifest');
    await writeFileAtomically(
      join(parts.staging, 'manifest.json'),
      `${JSON.stringify(manifest, null, 2)}\n`,
    );
    failPoint('run.after-manifest');
    await rename(parts.staging, this.files.snapshotDirectory(parts.snapshotId));
    return manifest;
  }
}

function figures(inputs: FrozenInputs): Record<string, number | string> {
  return {
    facts: inputs.definitions.set.facts.size,
    tags: inputs.definitions.set.tags.size,
    datasets: inputs.datasets.length,
    asOf: inputs.asOf.toISOString(),
  };
}
