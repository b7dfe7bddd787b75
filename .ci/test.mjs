// The README's test command: checks, then every jest project, then one closing line from jest's
// own JSON result. In CI a skipped test is a failure; a suite that could not load always is.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

/** One check after the other, as long as they pass; their output in one piece each. */
async function passes(steps) {
  for (const [command, ...args] of steps) {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = [];
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.on('data', (chunk) => printed.push(chunk));
    const [code] = await once(child, 'close');
    process.stdout.write(Buffer.concat(printed));
    if (code !== 0) return false;
  }
  return true;
}

const scratch = mkdtempSync(join(tmpdir(), 'tagwright-test-'));
const outputFile = join(scratch, 'jest.json');
// The linter knows one core only, and takes as long as all other checks together.
const lanes = await Promise.all([
  passes([['npm', 'run', 'lint:rules', '--silent']]),
  passes([
    ['npm', 'run', 'typecheck', '--silent'],
    ['npm', 'run', 'lint:structure', '--silent'],
    ['node', '.ci/build-if-stale.mjs'],
    ['npm', 'run', 'openapi:check', '--silent'],
    ['npm', 'run', 'reference:check', '--silent'],
  ]),
]);
const checked = !lanes.includes(false);
if (checked) {
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
  run('node', [...jest, '--json', `--outputFile=${outputFile}`, ...process.argv.slice(2)], {
    NODE_NO_WARNINGS: '1',
    UV_THREADPOOL_SIZE: '16',
  });
}

let result = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
if (checked) {
  try {
    result = JSON.parse(readFileSync(outputFile, 'utf8'));
  } catch (error) {
    process.stderr.write(`jest left no result: ${error.message}\n`);
  }
} else {
  process.stderr.write('A check above failed; the tests were not run.\n');
}
rmSync(scratch, { recursive: true, force: true });
const passed = result.numPassedTests;
const failed = result.numFailedTests + (result.numRuntimeErrorTestSuites ?? 0) + (checked ? 0 : 1);
const skipped = result.numPendingTests + result.numTodoTests;
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 || passed === 0 || (process.env.CI && skipped > 0) ? 1 : 0;
