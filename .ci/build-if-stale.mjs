// Builds when there is no build or a source is newer than the last one, so that `npm start` and
// `npm test` are quick after `npm ci` and never run yesterday's code.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = 'dist/.built';
const SOURCES = ['apps', 'libs', 'migrations', 'bench', 'package-lock.json', 'tsconfig.base.json'];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => name !== 'node_modules' && !name.endsWith('.spec.ts'))
      .map((name) => newest(join(path, name))),
  );
}

const built = existsSync(STAMP) ? statSync(STAMP).mtimeMs : 0;
if (built < Math.max(...SOURCES.filter((path) => existsSync(path)).map(newest))) {
  rmSync('dist', { recursive: true, force: true });
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' });
  mkdirSync('dist', { recursive: true });
  writeFileSync(STAMP, '');
}
