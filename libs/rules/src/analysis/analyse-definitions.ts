import type { Condition } from '../ast/condition.js';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { CatalogView } from '../catalog-view.js';
import { analyseCases } from './analyse-cases.js';
import { definitionOf, dependenciesOf } from '../graph/dependencies.js';
import { analyseLegalBasis, analysePersonalFact } from './analyse-privacy.js';
import { analyseScorecard } from './analyse-scorecard.js';
import { analyseTree } from './analyse-tree.js';
import { analyseUnits } from './analyse-units.js';
import { AnalysisScope } from './analysis-scope.js';
import { finding, type Finding } from './finding.js';
import { incomplete } from './incomplete.js';
import type { Prover } from './prover.js';

/**
 * What definitions that are correct one by one can never do, or should not do: unreachable cases,
 * gaps, values that never come. Bounded in time: what cannot be decided is said so.
 * @param isAsked leaves definitions out that are only there to be referred to
 */
export function analyseDefinitions(
  set: DefinitionSet,
  catalog: CatalogView,
  isAsked: (definition: FactDefinition | TagDefinition) => boolean = () => true,
): Finding[] {
  const scope = new AnalysisScope(set, catalog);
  const used = usedBy([...set.tags.values()], set);
  const tags = [...set.tags.values()].filter(isAsked);
  return [
    ...tags.flatMap((tag) => [
      ...analyseTag(tag, scope),
      ...analyseUnits(tag, scope),
      ...analyseLegalBasis(tag, scope),
    ]),
    ...[...set.facts.values()]
      .filter(isAsked)
      .flatMap((fact) => [
        ...ofFact(fact, scope),
        ...analyseUnits(fact, scope),
        ...analysePersonalFact(fact, scope, used),
      ]),
  ];
}

/** The codes that tags read, directly or through other facts. */
function usedBy(tags: readonly TagDefinition[], set: DefinitionSet): ReadonlySet<string> {
  const used = new Set<string>();
  const pending = tags.flatMap(dependenciesOf);
  for (let code = pending.pop(); code !== undefined; code = pending.pop()) {
    if (used.has(code)) continue;
    used.add(code);
    const definition = definitionOf(set, code);
    if (definition !== undefined) pending.push(...dependenciesOf(definition));
  }
  return used;
}

/** What a tag's rule can never do, or leaves open. */
export function analyseTag(tag: TagDefinition, scope: AnalysisScope): Finding[] {
  const { rule } = tag;
  switch (rule.kind) {
    case 'rule':
    case 'table':
      return analyseCases(tag, rule, scope);
    case 'scorecard':
      return analyseScorecard(tag, rule, scope);
    case 'tree':
      return analyseTree(tag, rule, scope);
    case 'value':
    case 'imported':
      return [];
    case 'rollup':
      return ofWhere(tag, 'rollup.where', rule.rollup.where, scope);
    default:
      return [];
  }
}

function ofFact(fact: FactDefinition, scope: AnalysisScope): Finding[] {
  const { source } = fact;
  switch (source.kind) {
    case 'measure':
      return ofRows(fact, 'measure.where', source.where, scope);
    case 'comparison':
      return ofRows(fact, 'measure.where', source.base.where, scope);
    case 'sequence':
      return [
        ...ofRows(fact, 'sequence.first.where', source.first.where, scope),
        ...ofRows(fact, `sequence.${source.relation}.where`, source.second.where, scope),
      ];
    case 'rollup':
      return ofWhere(fact, 'rollup.where', source.rollup.where, scope);
    case 'derived':
      return ofWhere(fact, 'when', source.when, scope);
    case 'attribute':
    case 'inherit':
    default:
      return [];
  }
}

function ofRows(
  fact: FactDefinition,
  path: string,
  where: Condition | undefined,
  scope: AnalysisScope,
): Finding[] {
  return where === undefined ? [] : contradiction(fact, path, scope.columnProver([where]));
}

function ofWhere(
  definition: FactDefinition | TagDefinition,
  path: string,
  where: Condition | undefined,
  scope: AnalysisScope,
): Finding[] {
  return where === undefined ? [] : contradiction(definition, path, scope.prover([where]));
}

function contradiction(
  definition: FactDefinition | TagDefinition,
  path: string,
  prover: Prover,
): Finding[] {
  if (prover.holds(0).kind !== 'none') return incomplete(definition, prover);
  const { code, position } = definition;
  const message = `Nothing fulfils the condition of "${code}": it contradicts itself.`;
  return [finding('contradictory_where', position, path, message)];
}
