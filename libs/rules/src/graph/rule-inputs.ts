import type { ValueType } from '../catalog-view.js';
import type { TagRule } from '../ast/tag-definition.js';
import { conditionLeaves } from './condition-leaves.js';

/** The facts and tags of the own subject that a rule looks at, with their types. */
export function ruleInputs(rule: TagRule): ReadonlyMap<string, ValueType> {
  switch (rule.kind) {
    case 'rollup':
      return new Map();
    case 'scorecard':
      return new Map(rule.inputs.map((input) => [input.code, input.type]));
    case 'rule':
    case 'table': {
      const leaves = rule.cases.flatMap((each) => conditionLeaves(each.when));
      const asked = leaves.map((leaf) => [leaf.reference.code, leaf.type] as const);
      return new Map([...rule.inputs.map((input) => [input.code, input.type] as const), ...asked]);
    }
  }
}
