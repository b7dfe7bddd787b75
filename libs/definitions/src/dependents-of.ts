import { dependenciesOf, type DefinitionSet } from '@tagwright/rules';

/** The codes of all that rests on these, however far away; not they themselves. */
export function dependentsOf(set: DefinitionSet, codes: ReadonlySet<string>): Set<string> {
  const readers = new Map<string, string[]>();
  for (const definition of [...set.facts.values(), ...set.tags.values()]) {
    for (const input of dependenciesOf(definition)) {
      const known = readers.get(input);
      if (known === undefined) readers.set(input, [definition.code]);
      else known.push(definition.code);
    }
  }
  const found = new Set<string>();
  const pending = [...codes];
  for (let code = pending.pop(); code !== undefined; code = pending.pop()) {
    for (const reader of readers.get(code) ?? []) {
      if (found.has(reader) || codes.has(reader)) continue;
      found.add(reader);
      pending.push(reader);
    }
  }
  return found;
}
