import type { CasesRule, Condition, Outcome, State, TagRule, TreeNode } from '@tagwright/rules';

/** A condition and the truth value that it must have. */
export interface LintTest {
  readonly when: Condition;
  readonly state: State;
}

/** A case, and all that must be so for it to give its value. */
interface LintCase {
  readonly path: string;
  readonly tests: readonly LintTest[];
  readonly value: Outcome;
}

/** Cases of which the first that holds wins (or each, where the rule collects), and where they stand. */
export interface LintList {
  readonly path: string;
  readonly input?: string;
  readonly collects: boolean;
  readonly cases: readonly LintCase[];
  /** `else` or `otherwise` answers when all of these are false; a tree has no such answer. */
  readonly otherwise: readonly Condition[] | null;
}

/** The lists of cases of a rule; a rule that gathers other subjects has none. */
export function lintLists(rule: TagRule): readonly LintList[] {
  switch (rule.kind) {
    case 'rule':
    case 'table':
      return [listOf('', nounOf(rule), rule.cases, rule.collect)];
    case 'scorecard':
      return rule.inputs.map(({ bins, code }, line) => {
        const cases = bins.map(({ when, points }) => ({ when, value: points }));
        const path = `inputs[${line}]`;
        return { ...listOf(path, `${path}.bins`, cases, false), input: code };
      });
    case 'tree': {
      const cases = treeCases(rule.root, 'tree', []);
      return [{ path: '', collects: false, cases, otherwise: null }];
    }
    case 'value':
    case 'imported':
    case 'rollup':
    default:
      return [];
  }
}

function nounOf({ kind }: CasesRule): string {
  return kind === 'table' ? 'rows' : 'cases';
}

function listOf(
  path: string,
  noun: string,
  cases: readonly { readonly when: Condition; readonly value: Outcome }[],
  collects: boolean,
): LintList {
  return {
    path,
    collects,
    cases: cases.map(({ when, value }, index) => {
      return { path: `${noun}[${index}]`, tests: [{ when, state: 'true' }], value };
    }),
    otherwise: cases.map(({ when }) => when),
  };
}

/** The answers of a tree, each with all that is asked on the way. */
function treeCases(node: TreeNode, path: string, way: readonly LintTest[]): readonly LintCase[] {
  if (node.kind === 'leaf') return [{ path, tests: way, value: node.value }];
  const { when, whenTrue, whenFalse, whenUnknown } = node;
  return [
    ...treeCases(whenTrue, `${path}.then`, [...way, { when, state: 'true' }]),
    ...treeCases(whenFalse, `${path}.else`, [...way, { when, state: 'false' }]),
    ...(whenUnknown === undefined
      ? []
      : treeCases(whenUnknown, `${path}.unknown`, [...way, { when, state: 'unknown' }])),
  ];
}
