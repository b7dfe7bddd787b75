import { join } from 'node:path';
import { RegisterCatalogService } from '@tagwright/catalog';
import type { Session } from '@tagwright/composition';
import { ActiveDefinitionsService, RegisterDefinitionsService } from '@tagwright/definitions';
import { DEMO_SOURCES } from '@tagwright/demo';
import { DomainError } from '@tagwright/kernel';
import {
  ExecuteRunService,
  RunService,
  type RunKind,
  type RunView,
} from '@tagwright/materialization';
import type { Config } from '@tagwright/platform';
import type { DefinitionSet } from '@tagwright/rules';
import { approveChange } from './approve-change.js';
import { round, wallSeconds } from './seconds-of.js';

/** What the bench does with the product: register, ingest, run. */
export class ProductRuns {
  constructor(
    private readonly session: Session,
    private readonly config: Config,
    private readonly onProgress: (line: string) => void,
  ) {}

  /**
   * Registers governance and definitions as the files have them, with the approvals that a change
   * needs; returns the set in force.
   */
  async register(): Promise<DefinitionSet> {
    const { services } = this.session;
    const { governanceDir, definitionsDir } = this.config;
    await services.get(RegisterCatalogService).register(governanceDir);
    const registered = await services.get(RegisterDefinitionsService).register(definitionsDir);
    if (registered.changeSet !== null) await approveChange(this.session, registered.changeSet);
    return (await services.get(ActiveDefinitionsService).read()).set;
  }

  /** Seconds for all sources together. */
  async ingest(demo: string): Promise<number> {
    let seconds = 0;
    for (const source of DEMO_SOURCES) {
      const run = await this.run('ingest', { source, directory: join(demo, source) });
      seconds += wallSeconds(run);
    }
    return round(seconds);
  }

  /** @throws DomainError the run's own error when it fails */
  async run(kind: RunKind, params: Readonly<Record<string, unknown>> = {}): Promise<RunView> {
    const { services } = this.session;
    const { run } = await services.get(RunService).submit({ kind, params, zone: this.config.zone });
    const done = await services.get(ExecuteRunService).execute(run.id);
    this.onProgress(`${kind} ${JSON.stringify(params)}: ${done.state} in ${wallSeconds(done)} s`);
    if (done.state !== 'succeeded') {
      throw new DomainError(
        done.error?.code ?? 'internal',
        done.error?.message ?? 'The run failed.',
      );
    }
    return done;
  }
}
