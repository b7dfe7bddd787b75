import type { Check, Examination } from '../check.js';
import { ok, warn, type Result } from '../finding.js';

/** Names of files and what is printed are UTF-8. */
export const LOCALE: Check = { name: 'locale', run: localeResult };

function localeResult({ env }: Pick<Examination, 'env'>): Result {
  const set = ['LC_ALL', 'LC_CTYPE', 'LANG'].find((name) => (env[name] ?? '') !== '');
  const value = set === undefined ? '' : (env[set] ?? '');
  if (/utf-?8/i.test(value)) return ok(`${set ?? ''} is ${value}.`);
  return warn(
    set === undefined ? 'No locale is set.' : `${set} is ${value}, which is not UTF-8.`,
    'Set LANG=C.UTF-8 (and LC_ALL not at all), so that Chinese names of files and what is printed ' +
      'stay readable.',
  );
}
