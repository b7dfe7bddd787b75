import type { Condition } from '../ast/condition.js';
import type { TagRule, TreeNode, TreeSplit } from '../ast/tag-definition.js';
import { OPERATORS } from '../operators/operators.js';
import { conditionLeaves } from './condition-leaves.js';

/** Every condition of a rule, in the order in which it is written. */
export function ruleConditions(rule: TagRule): Condition[] {
  switch (rule.kind) {
    case 'rule':
    case 'table':
      return rule.cases.map(({ when }) => when);
    case 'scorecard':
      return rule.inputs.flatMap(({ bins }) => bins.map(({ when }) => when));
    case 'tree':
      return treeSplits(rule.root).map(({ when }) => when);
    case 'rollup':
      return rule.rollup.where === undefined ? [] : [rule.rollup.where];
    case 'value':
    case 'imported':
      return [];
  }
}

/** The nodes that ask, each before those below it. */
export function treeSplits(node: TreeNode | undefined): TreeSplit[] {
  if (node?.kind !== 'split') return [];
  const below = [node.whenTrue, node.whenFalse, node.whenUnknown];
  return [node, ...below.flatMap((each) => treeSplits(each))];
}

/** Whether a rule gives other values at another moment, from the same inputs. */
export function looksAtTime(rule: TagRule): boolean {
  const leaves = ruleConditions(rule).flatMap((condition) => conditionLeaves(condition));
  return leaves.some(({ operator }) => OPERATORS[operator].reach !== undefined);
}
