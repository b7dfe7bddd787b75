import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compilePlan } from '@tagwright/compiler';
import { checkDefinitions } from '@tagwright/definitions';
import { LIMITS, type DefinitionSet } from '@tagwright/rules';
import fc from 'fast-check';
import { checkFiles } from '../../libs/definitions/src/check-definitions.js';
import { createDataset, openDuckDb, runPlan, supplyAll } from '../equivalence/support/run-plan.js';
import { smallCatalog } from '../equivalence/support/small-catalog.js';
import { hostileFile } from './support/hostile-files.js';
import { CANARY } from './support/hostile-texts.js';

const GOVERNANCE = new URL('../../governance', import.meta.url).pathname;
/** `npm run fuzz:hostile -- --runs 10000 --seed 7`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1_000);
const SEED = process.env.FUZZ_SEED;
const MINUTES = 60_000;

const PROTOTYPES = [Object, Array, Map, Function, String].map(
  ({ prototype }) => prototype as object,
);
const prototypeKeys = () => PROTOTYPES.map((each) => Reflect.ownKeys(each).map(String).sort());

/** Seconds of the processor, which other people's work does not lengthen. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** A check and its seconds: the best of three tries, as others may delay some. */
async function timedCheck(text: string): Promise<{ set: DefinitionSet; seconds: number }> {
  let seconds = Infinity;
  for (let tries = 1; ; tries += 1) {
    const start = cpuSeconds();
    const { set } = await checkFiles([{ file: 'f.yaml', text }], smallCatalog);
    seconds = Math.min(seconds, cpuSeconds() - start);
    if (seconds < 1 || tries === 3) return { set, seconds };
  }
}

describe('hostile definition files', () => {
  let db: DuckDBConnection;

  beforeAll(async () => {
    db = await openDuckDb();
    await db.run(`CREATE TABLE ${CANARY} AS SELECT 1 AS alive`);
    for (const view of smallCatalog.datasets.values()) await createDataset(db, view);
  });

  /** The accepted definitions as SQL, run beside the canary. */
  async function compileAndRun(set: DefinitionSet): Promise<void> {
    const supplied = supplyAll(smallCatalog, { from: '2000-01-01', to: '2027-01-01' });
    const plan = compilePlan({
      ...{ set, catalog: smallCatalog, supplied },
      ...{ asOf: '2026-01-01T00:00:00Z', zone: 'Asia/Shanghai' },
    });
    const sql = JSON.stringify([plan.shared, plan.facts, plan.stages, plan.snapshot]);
    const bare = sql.replaceAll(/'(?:[^']|'')*'/g, "''");
    expect(bare).not.toMatch(/canary|drop table|script|passwd/i);
    await runPlan(db, plan);
    const alive = await db.runAndReadAll(`SELECT alive FROM ${CANARY}`);
    expect(alive.getRowsJson()).toEqual([[1]]);
  }

  it(
    'give findings or run as what they say, within a second, and change nothing else',
    async () => {
      const before = prototypeKeys();
      const seen = new Map<string, number>();
      const slowest = { seconds: 0, kind: '' };
      let compiled = 0;
      await fc.assert(
        fc.asyncProperty(hostileFile, async ({ kind, text }) => {
          const { set, seconds } = await timedCheck(text);
          if (seconds > slowest.seconds) Object.assign(slowest, { seconds, kind });
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
          expect(seconds).toBeLessThan(1);
          if (set.facts.size + set.tags.size === 0) return;
          compiled += 1;
          await compileAndRun(set);
        }),
        {
          numRuns: RUNS,
          endOnFailure: true,
          ...(SEED === undefined ? {} : { seed: Number(SEED) }),
        },
      );
      expect(prototypeKeys()).toEqual(before);
      expect(compiled).toBeGreaterThan(RUNS / 20);
      expect(seen.size).toBe(6);
      if (process.env.FUZZ_RUNS !== undefined) {
        const counts = JSON.stringify({ ...Object.fromEntries(seen), compiled, slowest });
        process.stdout.write(`hostile files: ${counts}\n`);
      }
    },
    65 * MINUTES,
  );

  describe('on disk', () => {
    let directory: string;
    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'hostile-'));
    });
    afterAll(() => rm(directory, { recursive: true }));

    const check = async (text: string) => {
      const file = join(directory, 'hostile.yaml');
      await writeFile(file, text);
      const folder = join(GOVERNANCE, '../tag-definitions');
      const options = { governanceDir: GOVERNANCE, definitionsPath: file, within: folder };
      const { diagnostics } = await checkDefinitions(options);
      return diagnostics.map(({ code }) => code);
    };

    it('refuses 50 MB by its size, without reading it', async () => {
      const path = join(directory, 'large.yaml');
      const handle = await open(path, 'w');
      await handle.truncate(50 * 1024 * 1024);
      await handle.close();
      const start = cpuSeconds();
      const options = { governanceDir: GOVERNANCE, definitionsPath: path };
      await expect(checkDefinitions(options)).rejects.toMatchObject({ code: 'file_too_large' });
      expect(cpuSeconds() - start).toBeLessThan(2);
    });

    /** As much of it as a file may have, and as much as is read for certain: no sign is less than a character. */
    const laborious = (text: string) =>
      [LIMITS.fileBytes, LIMITS.fileTokens].map((most) =>
        text.repeat(Math.floor((most - 4) / text.length)),
      );

    it.each([
      'a: [}',
      ']',
      '[',
      ',',
      ':\n',
      '-\n',
      '1,',
      '{},',
      '- |\n',
      '---\n',
      'k: 1\n',
      '#\n',
      "'",
    ])('gives up within a second on a file full of %j', async (text) => {
      for (const file of laborious(text).flatMap((alone) => [alone, `a: [${alone}`])) {
        const { seconds } = await timedCheck(file);
        expect(seconds).toBeLessThan(1);
      }
    });

    it.each([
      ['['.repeat(50_000), 'nested_too_deep'],
      ['- '.repeat(30_000), 'nested_too_deep'],
      ['fact: &f f\nname: *f', 'missing_key'],
      ['a: &a [*a]', 'not_a_definition'],
      ['a: [', 'yaml_syntax'],
      ['{"fact": "__proto__"}', 'bad_code'],
      ['"__proto__": {"fact": f}', 'not_a_definition'],
    ])('checks one hostile file among the others: %#', async (text, code) => {
      expect(await check(text)).toContain(code);
    });
  });
});
