import type { Words } from '@tagwright/kernel';
import type { TreeNode, TreeRule } from '../ast/tag-definition.js';
import type { Outcome } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { conditionWords } from './condition-words.js';
import { formatValue } from './format-value.js';
import { filled, type WordContext } from './word-context.js';

/** A tree as one sentence, its branches in brackets. */
export function treeWords(rule: TreeRule, type: ValueType, context: WordContext): Words {
  const outcome = (value: Outcome) => formatValue(value, type, context.catalog);
  const node = (each: TreeNode, nested: boolean): Words => {
    if (each.kind === 'leaf') return outcome(each.value);
    const ends = [each.whenTrue, each.whenFalse].map((end) => node(end, true));
    const unknown =
      each.whenUnknown === undefined ? outcome(rule.unknown) : node(each.whenUnknown, true);
    const parts = [conditionWords(each.when, context), ...ends, unknown];
    const zh = '若{0}，则为{1}；否则为{2}；无法判断则为{3}';
    const en = 'if {0}: {1}; otherwise {2}; {3} when that cannot be told';
    return nested ? filled(`（${zh}）`, `(${en})`, ...parts) : filled(zh, en, ...parts);
  };
  return filled('{0}。', '{0}.', node(rule.root, false));
}
