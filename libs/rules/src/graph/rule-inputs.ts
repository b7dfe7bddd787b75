import type { ValueType } from '../catalog-view.js';
import type { TagRule } from '../ast/tag-definition.js';
import { conditionLeaves } from './condition-leaves.js';
import { ruleConditions } from './rule-conditions.js';

/** The facts and tags of the own subject that a rule looks at, with their types. */
export function ruleInputs(rule: TagRule): ReadonlyMap<string, ValueType> {
  switch (rule.kind) {
    case 'rollup':
    case 'imported':
      return new Map();
    case 'scorecard':
      return new Map(rule.inputs.map((input) => [input.code, input.type]));
    case 'value':
      return new Map([[rule.input.code, rule.input.type]]);
    case 'rule':
    case 'table':
    case 'tree': {
      const leaves = ruleConditions(rule).flatMap((condition) => conditionLeaves(condition));
      const asked = leaves.map((leaf) => [leaf.reference.code, leaf.type] as const);
      const columns = rule.kind === 'tree' ? [] : rule.inputs;
      return new Map([...columns.map(({ code, type }) => [code, type] as const), ...asked]);
    }
  }
}
