import { Injectable } from '@nestjs/common';
import type { ReportStep, RunHandler, RunLease, RunView } from '@tagwright/materialization';
import { CollectService } from './collect.service.js';

/** A collection as a run: seen, cancelled and taken up again like any other. */
@Injectable()
export class CollectRunHandler implements RunHandler {
  readonly kind = 'collect';

  constructor(private readonly collect: CollectService) {}

  async run(lease: RunLease, _run: RunView, report: ReportStep): Promise<void> {
    await this.collect.run(lease, report);
  }
}
