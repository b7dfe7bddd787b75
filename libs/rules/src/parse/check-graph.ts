import type { DefinitionSet } from '../ast/definition-set.js';
import type { FactDefinition } from '../ast/fact-definition.js';
import { definitionOf, dependenciesOf } from '../graph/dependencies.js';
import { findCycles } from '../graph/find-cycles.js';
import type { Problems } from './problems.js';

/** Findings that need the whole set: cycles, and rollups over what is inherited. */
export function checkGraph(set: DefinitionSet, problems: Problems): void {
  for (const cycle of findCycles(graphOf(set))) {
    const definition = definitionOf(set, cycle[0] ?? '');
    const message = `Definitions depend on themselves: ${cycle.join(' → ')}.`;
    problems.add('cycle', message, { ...definition?.position, path: cycle.join(' → ') });
  }
  for (const fact of set.facts.values()) checkRollup(fact, set, problems);
}

/** What a definition of the set reads, by code. */
function graphOf(set: DefinitionSet): Map<string, string[]> {
  const all = [...set.facts.values(), ...set.tags.values()];
  return new Map(all.map((definition) => [definition.code, dependenciesOf(definition)]));
}

/** The set without definitions in a cycle and without those whose inputs are not in the set. */
export function closed(set: DefinitionSet, problems: Problems): DefinitionSet {
  const graph = graphOf(set);
  const bad = new Set(findCycles(graph).flat());
  if (problems.count === 0) return set;
  const isGone = (code: string) => bad.has(code) || !graph.has(code);
  let grew = true;
  while (grew) {
    const before = bad.size;
    for (const [code, targets] of graph) if (targets.some(isGone)) bad.add(code);
    grew = bad.size > before;
  }
  const kept = <T>(map: ReadonlyMap<string, T>) =>
    new Map([...map].filter(([code]) => !bad.has(code)));
  return { facts: kept(set.facts), tags: kept(set.tags) };
}

/** The facts of customers are computed before those of leads, which may inherit them. */
function checkRollup(fact: FactDefinition, set: DefinitionSet, problems: Problems): void {
  if (fact.source.kind !== 'rollup') return;
  const pending = dependenciesOf(fact);
  const seen = new Set(pending);
  for (let code = pending.pop(); code !== undefined; code = pending.pop()) {
    const other = set.facts.get(code);
    if (other?.source.kind === 'inherit') {
      const message = `The rollup goes over "${code}", which is itself taken from the customer.`;
      const hint = 'Use the customer fact directly, or a rollup over a tag.';
      problems.add('rollup_over_inherited', message, { ...fact.position, hint });
      return;
    }
    for (const next of other === undefined ? [] : dependenciesOf(other)) {
      if (!seen.has(next)) pending.push(next);
      seen.add(next);
    }
  }
}
