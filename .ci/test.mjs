// The README's test command: checks, then every jest project, then one closing line from jest's
// own JSON result. In CI a skipped test is a failure; a suite that could not load always is.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

const scratch = mkdtempSync(join(tmpdir(), 'tagwright-test-'));
const outputFile = join(scratch, 'jest.json');
const steps = [
  ['npm', ['run', 'typecheck', '--silent']],
  ['npm', ['run', 'lint', '--silent']],
  ['node', ['.ci/build-if-stale.mjs']],
  ['npm', ['run', 'openapi:check', '--silent']],
];
const checked = steps.every(([command, args]) => run(command, args));
if (checked) {
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
  run('node', [...jest, '--json', `--outputFile=${outputFile}`, ...process.argv.slice(2)], {
    NODE_NO_WARNINGS: '1',
    UV_THREADPOOL_SIZE: '16',
  });
}

let result = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
try {
  result = JSON.parse(readFileSync(outputFile, 'utf8'));
} catch (error) {
  process.stderr.write(`jest left no result: ${error.message}\n`);
}
rmSync(scratch, { recursive: true, force: true });
const passed = result.numPassedTests;
const failed = result.numFailedTests + (result.numRuntimeErrorTestSuites ?? 0) + (checked ? 0 : 1);
const skipped = result.numPendingTests + result.numTodoTests;
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = failed > 0 || passed === 0 || (process.env.CI && skipped > 0) ? 1 : 0;
