import type { Reference, TreeNode, TreeRule, ValueType } from '@tagwright/rules';
import { compileCondition, compileFalseCondition } from '../compile-condition.js';
import type { CompileContext } from '../compile-context.js';
import { outcomeSql } from '../outcome-sql.js';

/** A tree as nested CASEs; what is neither TRUE nor FALSE goes the third way. */
export function treeSql(
  rule: TreeRule,
  type: ValueType,
  { dialect, run }: Pick<CompileContext, 'dialect' | 'run'>,
): string {
  const columnOf = ({ code }: Reference) => dialect.identifier(code);
  const nodeSql = (node: TreeNode): string => {
    if (node.kind === 'leaf') return outcomeSql(node.value, type, dialect);
    const isTrue = compileCondition(node.when, run, columnOf, dialect);
    const isFalse = compileFalseCondition(node.when, run, columnOf, dialect);
    const unknown = nodeSql(node.whenUnknown ?? { kind: 'leaf', value: rule.unknown });
    return `CASE WHEN ${isTrue} THEN ${nodeSql(node.whenTrue)} WHEN ${isFalse} THEN ${nodeSql(node.whenFalse)} ELSE ${unknown} END`;
  };
  return dialect.cast(nodeSql(rule.root), type);
}
