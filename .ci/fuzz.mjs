// `npm run fuzz:hostile -- --runs 10000 [--seed 7]`: draws hostile definition files.
// `npm run fuzz:rules -- --runs 1000 [--seed 7]`: draws tags and compares their evaluators.
// Both print the seed and how much was drawn, so that a finding can be drawn again.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const SUITES = {
  hostile: {
    runs: '10000',
    of: 'hostile files',
    path: 'test/hostile',
    name: 'give findings or run',
  },
  rules: { runs: '1000', of: 'tags', path: 'test/equivalence/drawn-tags', name: 'drawn tags' },
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
});
const suite = SUITES[positionals[0]];
if (suite === undefined) throw new RangeError(`One of: ${Object.keys(SUITES).join(', ')}.`);
const runs = values.runs ?? suite.runs;
const seed = values.seed ?? String(Date.now() % 2 ** 31);
process.stdout.write(`${runs} ${suite.of}, seed ${seed}\n`);
const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
const chosen = [
  '--selectProjects',
  'integration',
  '--testPathPatterns',
  suite.path,
  '-t',
  suite.name,
];
const { status } = spawnSync('node', [...jest, ...chosen], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed, NODE_NO_WARNINGS: '1' },
});
process.exitCode = status ?? 1;
