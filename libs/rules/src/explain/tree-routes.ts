import type { TagDefinition, TreeNode, TreeRule } from '../ast/tag-definition.js';
import { BRANCHES, type Branch } from '../evaluate/rule-outcome.js';
import type { Values } from '../logic/condition-state.js';
import type { Moment } from '../time/run-time.js';
import { explainCondition } from './explain-tag.js';
import { obstacleTo } from './obstacle.js';
import type { Route, RouteStep } from './route.js';
import { isWanted, type Wanted } from './wanted.js';
import { whenMissing } from './when-missing.js';

/** Longer lists of ways through a tree help nobody. */
const MOST_ROUTES = 20;

/** The ways through a tree that end in the wanted value, those with the fewest turns first. */
export function treeRoutes(
  tag: TagDefinition,
  rule: TreeRule,
  wanted: Wanted,
  values: Values,
  run: Moment,
): Route[] {
  const routes: Route[] = [];
  const missing = { whenMissing: whenMissing(tag, wanted, values, run) };
  const visit = (node: TreeNode | undefined, depth: number, turns: readonly RouteStep[]): void => {
    if (node?.kind !== 'split') {
      const value = node === undefined ? rule.unknown : node.value;
      if (!isWanted(value, wanted)) return;
      const isOpen = turns.some(({ needed }) => needed === 'unknown');
      routes.push({ from: 'leaf', index: null, value, steps: turns, ...(isOpen && missing) });
      return;
    }
    const now = explainCondition(node.when, values, run);
    const { state } = now;
    const turn = (needed: Branch): readonly RouteStep[] => {
      if (BRANCHES[state] === needed) return turns;
      const obstacle = needed === 'unknown' ? null : obstacleTo(now, needed === 'then');
      return [...turns, { index: depth, when: node.when, state, needed, obstacle }];
    };
    visit(node.whenTrue, depth + 1, turn('then'));
    visit(node.whenFalse, depth + 1, turn('else'));
    visit(node.whenUnknown, depth + 1, turn('unknown'));
  };
  visit(rule.root, 0, []);
  return routes.sort((a, b) => a.steps.length - b.steps.length).slice(0, MOST_ROUTES);
}
