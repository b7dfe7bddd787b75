import type { TagDefinition, TreeNode, TreeRule, TreeSplit } from '../ast/tag-definition.js';
import type { Outcome } from '../ast/value.js';
import { BRANCHES } from '../evaluate/rule-outcome.js';
import { treeSplits } from '../graph/rule-conditions.js';
import type { State } from '../logic/condition-state.js';
import { analyseValues } from './analyse-values.js';
import type { AnalysisScope } from './analysis-scope.js';
import { finding, type Finding } from './finding.js';
import { incomplete } from './incomplete.js';

/**
 * Branches of a decision tree that no input takes, and codes that no branch gives; what hangs below
 * a branch that is not taken is not reported again.
 */
export function analyseTree(tag: TagDefinition, rule: TreeRule, scope: AnalysisScope): Finding[] {
  const splits = treeSplits(rule.root);
  const prover = scope.prover(splits.map(({ when }) => when));
  const findings: Finding[] = [];
  const outcomes: Outcome[] = [];
  /** `above` is what the way down to the node has settled. */
  const visit = (split: TreeSplit, path: string, above: ReadonlyMap<number, State>): void => {
    for (const state of STATES) {
      const node = branchOf(split, state);
      const settled = new Map([...above, [splits.indexOf(split), state] as const]);
      const isNone = prover.allAre(settled).kind === 'none';
      const here = `${path}.${BRANCHES[state]}`;
      if (isNone && node !== undefined) {
        const message = `No input takes the branch \`${here}\`: the question is settled above it.`;
        findings.push(finding('unreachable_branch', tag.position, here, message));
      }
      if (isNone) continue;
      if (node?.kind === 'split') visit(node, here, settled);
      else outcomes.push(node === undefined ? rule.unknown : node.value);
    }
  };
  visit(rule.root, 'tree', new Map());
  return [...findings, ...incomplete(tag, prover), ...analyseValues(tag, outcomes, scope)];
}

const STATES = ['true', 'false', 'unknown'] as const;

function branchOf(split: TreeSplit, state: State): TreeNode | undefined {
  if (state === 'unknown') return split.whenUnknown;
  return state === 'true' ? split.whenTrue : split.whenFalse;
}
