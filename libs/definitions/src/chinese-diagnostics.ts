import { CHINESE_GOVERNANCE } from '@tagwright/catalog';
import { CHINESE_NOTES, type DiagnosticNote } from '@tagwright/rules';

/**
 * What every code means and what mends it, in Chinese, for the portal: a finding itself brings its words in
 * English. Where definitions and governance files share a code, the definitions' sentence is taken.
 */
export function chineseDiagnostics(): Readonly<Record<string, DiagnosticNote>> {
  const all = Object.entries({ ...CHINESE_GOVERNANCE, ...CHINESE_NOTES });
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
