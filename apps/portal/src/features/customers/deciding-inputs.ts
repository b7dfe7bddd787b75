import type { ConditionTrace, Explanation, InputTrace } from '../../api/types.js';

function operandsOf(condition: ConditionTrace): readonly string[] {
  const own = condition.tag ?? condition.fact;
  return [...(own ? [own] : []), ...(condition.children ?? []).flatMap(operandsOf)];
}

/** The inputs that the cases themselves look at, without what those are made of. */
export function decidingInputs({
  cases,
  facts,
}: Pick<Explanation, 'cases' | 'facts'>): readonly InputTrace[] {
  const asked = new Set(cases.flatMap(({ condition }) => operandsOf(condition)));
  return facts.filter(({ code }) => asked.has(code));
}
