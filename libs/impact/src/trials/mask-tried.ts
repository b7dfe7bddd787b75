import { maskNamed, maskRule, type MaskedFacts } from '@tagwright/audiences';
import type { TriedColumn, TriedValue } from './trial-result.js';

/** A column that was tried on a subject, without the personal values of facts. */
export function maskTried(column: TriedColumn, masked: MaskedFacts): TriedColumn {
  const { active, draft } = column;
  return {
    ...column,
    active: active === null ? null : maskValue(active, column, masked),
    draft: draft === null ? null : maskValue(draft, column, masked),
  };
}

function maskValue(
  tried: TriedValue,
  { kind, code }: Pick<TriedColumn, 'kind' | 'code'>,
  masked: MaskedFacts,
): TriedValue {
  const { why, inputs } = tried;
  return {
    ...maskNamed(tried, { kind, code }, masked),
    why: why === null ? null : maskRule(why, masked),
    inputs: inputs.map((input) => maskNamed(input, { kind: input.kind, code: input.code }, masked)),
  };
}
