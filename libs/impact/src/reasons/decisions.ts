import type {
  Condition,
  ExplainedCondition,
  ExplainedLeaf,
  Explanation,
  TagDefinition,
} from '@tagwright/rules';

/** One comparison, or one line of a scorecard, with what came of it. */
export interface Decision {
  /** Where in the rule it stands. */
  readonly path: string;
  readonly code: string;
  /** Of a comparison its truth, of a line its points. */
  readonly state: string;
  readonly leaf: ExplainedLeaf | null;
  /** The condition that words tell; null where a line has no bin. */
  readonly condition: Condition | null;
  /** Whether it belongs to what gave the value. */
  readonly isApplied: boolean;
}

/** Every comparison of a rule, in the order in which it is written. */
export function decisionsOf(explanation: Explanation, { rule }: TagDefinition): Decision[] {
  switch (explanation.kind) {
    case 'rule':
    case 'table':
      return explanation.cases.flatMap(({ when, applied }, index) =>
        leavesOf(when, `cases[${index}]`, applied),
      );
    case 'tree':
      return explanation.steps.flatMap(({ when }, index) =>
        leavesOf(when, `steps[${index}]`, true),
      );
    case 'scorecard':
      return explanation.lines.map(({ reference, points, bin }, index) => ({
        path: `lines.${reference.code}`,
        code: reference.code,
        state: points === null ? 'missing' : String(points),
        leaf: null,
        condition:
          rule.kind === 'scorecard' && bin !== undefined
            ? (rule.inputs[index]?.bins[bin]?.when ?? null)
            : null,
        isApplied: true,
      }));
    case 'value':
    case 'imported':
    case 'rollup':
      return [];
  }
}

function leavesOf(explained: ExplainedCondition, path: string, isApplied: boolean): Decision[] {
  switch (explained.kind) {
    case 'leaf': {
      const { reference, type, operator, expected, state } = explained;
      const condition = { kind: 'leaf', reference, type, operator, operand: expected } as const;
      return [{ path, code: reference.code, state, leaf: explained, condition, isApplied }];
    }
    case 'not':
      return leavesOf(explained.condition, `${path}.0`, isApplied);
    case 'all':
    case 'any':
      return explained.conditions.flatMap((inner, index) =>
        leavesOf(inner, `${path}.${index}`, isApplied),
      );
  }
}
