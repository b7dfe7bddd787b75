import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { failPoint } from '@tagwright/engines';
import { syncFiles, syncFolder, writeFileAtomically } from '@tagwright/platform';
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
      () => this.freezeInputs.freeze(lease.runId, asOf),
      figures,
    );

    // 2. Compute and seal; an attempt that comes to no result leaves no files.
    await this.files.removeAbandonedStaging(() => lease.tokensAtWork());
    await this.files.removeUnrecorded(lease.runId, (ids) => this.record.known(ids));
    const { manifest, peakRssMb } = await this.snapshot(lease, inputs, report).catch(
      async (error: unknown) => {
        await this.files.removeStaging(lease);
        throw error;
      },
    );

    // 3. Publish: one transaction moves the pointer and completes the run.
    failPoint('run.before-publish');
    const { snapshotId, contentDigest } = manifest;
    const outcome = { snapshotId, contentDigest, peakRssMb };
    await reportedStep(report, 'publish', () => this.publication.publish(lease, outcome));
    failPoint('run.after-publish');
    return outcome;
  }

  private async snapshot(
    lease: RunLease,
    inputs: FrozenInputs,
    report: ReportStep,
  ): Promise<{ manifest: SnapshotManifest; peakRssMb: number }> {
    // Facts, tags, digests and differences, in the data plane.
    const snapshotId = await this.record.nextId();
    const staging = this.files.stagingDirectory(lease);
    const { result, peakRssMb } = await this.plane.compute(inputs, staging, report, lease.signal);

    // The manifest names all that went in and came out.
    const manifest = await reportedStep(report, 'seal', () =>
      this.seal({ snapshotId, runId: lease.runId, inputs, result, staging }),
    );
    await this.record.sealed(manifest, inputs, result);
    return { manifest, peakRssMb };
  }

  private async seal(parts: {
    snapshotId: number;
    runId: number;
    inputs: FrozenInputs;
    result: MaterializeJobResult;
    staging: string;
  }): Promise<SnapshotManifest> {
    const manifest = buildManifest({ ...parts, files: this.files });
    // The row that names the files survives a power cut, and so must they.
    await syncFiles(parts.staging);
    failPoint('run.before-manifest');
    await writeFileAtomically(
      join(parts.staging, 'manifest.json'),
      `${JSON.stringify(manifest, null, 2)}\n`,
    );
    failPoint('run.after-manifest');
    const directory = this.files.snapshotDirectory(parts.snapshotId);
    await rename(parts.staging, directory);
    await syncFolder(dirname(directory));
    failPoint('run.before-record');
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
