import { compilePlan } from '@tagwright/compiler';
import { sqlText, type Engine } from '@tagwright/engines';
import type { CatalogView, DefinitionSet } from '@tagwright/rules';

export const RUN = { asOf: '2026-01-01T00:00:00+08:00', zone: 'Asia/Shanghai', day: '2026-01-01' };

/** As in a snapshot's files. */
const ROW_GROUP = 65_536;

/** What a run would compile, with every dataset supplied. */
export function compileAll(
  set: DefinitionSet,
  catalog: CatalogView,
  sealed: ReadonlySet<string> = new Set(),
): ReturnType<typeof compilePlan> {
  const supplied = [...catalog.datasets.values()]
    .filter(({ personal }) => !personal)
    .map(({ dataset }) => ({
      dataset,
      version: 1,
      contentHash: dataset,
      period: { from: '2000-01-01', to: RUN.day },
    }));
  return compilePlan({ set, catalog, supplied, asOf: RUN.asOf, zone: RUN.zone, sealed });
}

/** Compiles the tags of customers and writes them from `facts.customer`, as a run does. */
export async function writeTags(
  engine: Engine,
  path: string,
  set: DefinitionSet,
  catalog: CatalogView,
  sealed?: ReadonlySet<string>,
): Promise<void> {
  const plan = compileAll(set, catalog, sealed);
  const stage = plan.stages.find(({ subject }) => subject === 'customer');
  const table = plan.snapshot.find(({ subject }) => subject === 'customer');
  if (stage === undefined || table === undefined) throw new RangeError('No tags of customers.');
  await engine.execute(`CREATE OR REPLACE VIEW "stage"."customer_1" AS ${stage.select}`);
  await writeParquet(engine, table.select, path);
}

/** Writes the rows of a query as a snapshot's are written. */
export async function writeParquet(engine: Engine, select: string, path: string): Promise<void> {
  await engine.execute(
    `COPY (${select}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${ROW_GROUP})`,
  );
}

/** What work took: by the clock, and of all processors together, which a busy machine tells truer. */
export interface Taken {
  readonly seconds: number;
  readonly processorSeconds: number;
}

/** Does the work and says what it took. */
export async function timed(work: () => unknown): Promise<Taken> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  const processorSeconds = (user + system) / 1e6;
  return { seconds: (performance.now() - start) / 1000, processorSeconds };
}
