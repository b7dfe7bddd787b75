/** The numbers, from 1, of the cases that gave the value: one, or several where a rule collects. */
export function appliedCases(cases: readonly { readonly applied: boolean }[]): readonly number[] {
  return cases.flatMap(({ applied }, index) => (applied ? [index + 1] : []));
}
