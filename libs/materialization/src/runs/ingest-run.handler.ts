import { Injectable } from '@nestjs/common';
import { IngestSourceService } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import type { RunHandler } from './run-handlers.js';
import type { RunLease } from './run-lease.js';
import type { RunView } from './run-view.js';
import type { ReportStep } from './step-report.js';

/** A source's files become dataset versions. */
@Injectable()
export class IngestRunHandler implements RunHandler {
  readonly kind = 'ingest';

  constructor(private readonly ingest: IngestSourceService) {}

  async run(lease: RunLease, { id, params }: RunView, report: ReportStep): Promise<void> {
    const { source, directory } = params;
    if (typeof source !== 'string' || typeof directory !== 'string') {
      throw new DomainError('run_params', `Run ${id} does not say what to ingest.`);
    }
    await this.ingest.ingest({
      source,
      directory,
      runId: id,
      onProgress: report,
      signal: lease.signal,
      complete: (manager, outcome) => lease.complete(manager, { ...outcome }),
    });
  }
}
