import { Injectable } from '@nestjs/common';
import { MaterializeService } from '../materialize.service.js';
import type { RunHandler } from './run-handlers.js';
import type { RunLease } from './run-lease.js';
import type { RunView } from './run-view.js';
import type { ReportStep } from './step-report.js';

/** Facts, tags and a published snapshot. */
@Injectable()
export class MaterializeRunHandler implements RunHandler {
  readonly kind = 'materialize';

  constructor(private readonly materialize: MaterializeService) {}

  async run(lease: RunLease, { asOf }: RunView, report: ReportStep): Promise<void> {
    await this.materialize.run(lease, asOf === null ? null : new Date(asOf), report);
  }
}
