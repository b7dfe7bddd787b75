import { parseDefinitions, type DefinitionSet } from '@tagwright/rules';
import { stringify } from 'yaml';
import { smallCatalog } from './small-catalog.js';

/** What distinguishes a fact in a test; the rest is filled in. */
export type FactSketch = Readonly<Record<string, unknown>> & { readonly fact: string };

/** The set of the sketched facts; a finding in them is a mistake of the test. */
export function factSet(sketches: readonly FactSketch[]): DefinitionSet {
  const words = { zh: '名', en: 'Name' };
  const common = { name: words, group: 'basic', subject: 'customer', owner: 'test', pii: 'none' };
  const text = sketches
    .map((sketch) => stringify({ ...common, ...sketch }, { aliasDuplicateObjects: false }))
    .join('---\n');
  const { set, diagnostics } = parseDefinitions([{ file: 'facts.yaml', text }], smallCatalog);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics.slice(0, 3), null, 1));
  return set;
}
