import {
  comparedMeasures,
  type ComparisonSource,
  type Expression,
  type FactDefinition,
  type MeasureSource,
  type ValueType,
} from '@tagwright/rules';
import { catalogColumn, type CompileContext } from '../compile-context.js';

/**
 * The facts as which a fact is computed: itself, or two measures and what is derived from them. No
 * code has a `$`, so that the hidden ones meet no other.
 */
export function loweredFacts(
  fact: FactDefinition,
  context: Pick<CompileContext, 'catalog'>,
): FactDefinition[] {
  const { source, code } = fact;
  if (source.kind !== 'comparison') return [fact];
  const { measured, base } = comparedMeasures(source);
  const hidden = (part: string, measure: MeasureSource): FactDefinition => ({
    ...fact,
    code: `${code}$${part}`,
    type: exactType(measure, context),
    source: measure,
  });
  const parts = [hidden('measured', measured), hidden('base', base)];
  const operands = parts.map(({ code, type }): Expression => ({ kind: 'fact', code, type }));
  const expression = { kind: 'operation', operation: operationOf(source), operands } as const;
  return [...parts, { ...fact, source: { kind: 'derived', expression } }];
}

function operationOf({ form }: ComparisonSource): 'divide' | 'subtract' {
  return form === 'trendDifference' ? 'subtract' : 'divide';
}

/** The type in which a compared measure loses nothing. */
function exactType(
  { operation, dataset, column }: MeasureSource,
  context: Pick<CompileContext, 'catalog'>,
): ValueType {
  if (column === undefined || operation === 'distinct') return { kind: 'integer' };
  return catalogColumn(dataset, column, context).type;
}
