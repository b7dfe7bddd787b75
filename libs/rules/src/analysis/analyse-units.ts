import type { FactDefinition } from '../ast/fact-definition.js';
import { isGap } from '../ast/measure.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { AnalysisScope } from './analysis-scope.js';
import { expressionUnit } from './expression-unit.js';
import { finding, type Finding } from './finding.js';

/** Units that meet where only one may stand, and units that nobody has declared. */
export function analyseUnits(
  definition: FactDefinition | TagDefinition,
  scope: AnalysisScope,
): Finding[] {
  const { unit, position } = definition;
  const declared = scope.catalog.units;
  const isUndeclared = unit !== undefined && declared !== undefined && !declared.has(unit);
  const message = `The unit "${String(unit)}" is not declared.`;
  const undeclared = isUndeclared ? [finding('unknown_unit', position, 'unit', message)] : [];
  return 'source' in definition ? [...undeclared, ...ofFact(definition, scope)] : undeclared;
}

function ofFact(fact: FactDefinition, scope: AnalysisScope): Finding[] {
  const { source } = fact;
  const unitOf = (code: string) => (scope.set.facts.get(code) ?? scope.set.tags.get(code))?.unit;
  switch (source.kind) {
    case 'derived': {
      const { unit, clash } = expressionUnit(source.expression, unitOf);
      if (clash === undefined) return passedOn(fact, 'derived', 'the expression', unit);
      const message = `"${clash[0]}" and "${clash[1]}" meet in an operation that needs one unit.`;
      return [finding('unit_mismatch', fact.position, 'derived', message)];
    }
    case 'inherit':
      return passedOn(fact, 'inherit.fact', `"${source.fact}"`, unitOf(source.fact));
    case 'rollup': {
      const { input, pick } = source.rollup;
      if (input === undefined || pick.kind === 'count') return [];
      return passedOn(fact, 'rollup', `"${input.code}"`, unitOf(input.code));
    }
    case 'measure': {
      if (['count', 'exists', 'distinct'].includes(source.operation)) return [];
      if (isGap(source.operation)) return passedOn(fact, 'measure', 'a gap', 'days');
      const unit = columnUnit(source.dataset, source.column, scope);
      return passedOn(fact, 'measure', `"${String(source.column)}"`, unit);
    }
    case 'attribute': {
      const unit = columnUnit(source.dataset, source.column, scope);
      return passedOn(fact, 'attribute', `"${source.column}"`, unit);
    }
    case 'comparison':
    case 'sequence':
    default:
      return [];
  }
}

function columnUnit(
  dataset: string,
  column: string | undefined,
  { catalog }: AnalysisScope,
): string | undefined {
  return catalog.datasets.get(dataset)?.columns.find(({ code }) => code === column)?.unit;
}

/** A value that is passed on unchanged keeps its unit. */
function passedOn(
  { unit, position }: FactDefinition,
  path: string,
  from: string,
  given: string | undefined,
): Finding[] {
  if (unit === undefined || given === undefined || unit === given) return [];
  const message = `The unit is "${unit}", yet ${from} gives "${given}".`;
  return [finding('unit_mismatch', position, path, message)];
}
