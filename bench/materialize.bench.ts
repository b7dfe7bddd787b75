import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, type Session } from '@tagwright/composition';
import { DEMO_SOURCES, generateDemo } from '@tagwright/demo';
import { RegisterCatalogService } from '@tagwright/catalog';
import { DomainError } from '@tagwright/kernel';
import { RegisterDefinitionsService } from '@tagwright/definitions';
import {
  ExecuteRunService,
  RunService,
  type RunKind,
  type RunView,
} from '@tagwright/materialization';
import { loadConfig, packageRoot, type Config } from '@tagwright/platform';
import { changeThreshold } from './change-threshold.js';
import { checkAnswers } from './check-answers.js';
import { secondsOf, wallSeconds } from './seconds-of.js';

export interface BenchOptions {
  readonly customers: number;
  readonly seed: number;
  /** Work in this folder, reuse the demo files in it and leave everything there. */
  readonly keep?: string;
  readonly onProgress: (line: string) => void;
}

export type BenchLine = Readonly<Record<string, number | string>>;

/**
 * The main job at scale: demo sources → dataset versions → facts, tags, snapshot; then again with
 * one threshold changed. The answers are compared with plain SQL over the dataset versions.
 * @throws DomainError `bench_wrong_answer` when they differ.
 */
export async function benchMaterialize(options: BenchOptions): Promise<BenchLine> {
  const home = options.keep ?? (await temporaryHome());
  try {
    return await measure(options, home);
  } finally {
    if (options.keep === undefined) await rm(home, { recursive: true, force: true });
  }
}

/** A folder that the user PostgreSQL runs as may pass through, so that all of it lies inside. */
async function temporaryHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'tagwright-bench-'));
  await chmod(home, 0o711);
  return home;
}

async function measure(options: BenchOptions, home: string): Promise<BenchLine> {
  const definitionsDir = join(home, 'definitions');
  const config: Config = {
    ...loadConfig({ ...process.env, TAGWRIGHT_HOME: home }, home),
    definitionsDir,
  };
  const demoSeconds = await writeDemo(options, home, config);
  await cp(join(packageRoot(), 'tag-definitions'), definitionsDir, { recursive: true });
  const session = await openSession(config, { onProgress: options.onProgress });
  try {
    const bench = new Bench(session, config, options.onProgress);
    await bench.register();
    const ingestSeconds = await bench.ingest(join(home, 'demo'));
    const first = await bench.run('materialize');
    await changeThreshold(definitionsDir);
    await bench.register();
    const second = await bench.run('materialize');
    const answers = await checkAnswers(session, config, first, second);
    return {
      customers: options.customers,
      ...answers,
      demoSeconds,
      ingestSeconds,
      ...secondsOf(first),
      rerunSeconds: wallSeconds(second),
      peakRssMb: Number(first.result?.peakRssMb),
      rerunPeakRssMb: Number(second.result?.peakRssMb),
      contentDigest: String(first.result?.contentDigest),
    };
  } finally {
    await session.close();
  }
}

class Bench {
  constructor(
    private readonly session: Session,
    private readonly config: Config,
    private readonly onProgress: (line: string) => void,
  ) {}

  async register(): Promise<void> {
    const { services } = this.session;
    await services.get(RegisterCatalogService).register(this.config.governanceDir);
    await services.get(RegisterDefinitionsService).register(this.config.definitionsDir);
  }

  /** Seconds for all sources together. */
  async ingest(demo: string): Promise<number> {
    let seconds = 0;
    for (const source of DEMO_SOURCES) {
      const run = await this.run('ingest', { source, directory: join(demo, source) });
      seconds += wallSeconds(run);
    }
    return seconds;
  }

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

async function writeDemo(options: BenchOptions, home: string, config: Config): Promise<number> {
  const start = performance.now();
  await generateDemo({
    customers: options.customers,
    seed: options.seed,
    outDir: join(home, 'demo'),
    ...config.duckdb,
    onProgress: ({ step }) => {
      options.onProgress(step);
    },
  });
  return Math.round(performance.now() - start) / 1000;
}
