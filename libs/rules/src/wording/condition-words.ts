import type { Words } from '@tagwright/kernel';
import type { Condition, LeafCondition, Operand } from '../ast/condition.js';
import type { ValueType } from '../catalog-view.js';
import { OPERATORS } from '../operators/operators.js';
import { formatValue } from './format-value.js';
import { filled, joined, referenceWords, type WordContext } from './word-context.js';

/** A condition as a clause. */
export function conditionWords(condition: Condition, context: WordContext, nested = false): Words {
  switch (condition.kind) {
    case 'leaf':
      return leafWords(condition, context);
    case 'not':
      return filled('并非（{0}）', 'not ({0})', conditionWords(condition.condition, context));
    case 'all':
    case 'any': {
      const parts = condition.conditions.map((inner) => conditionWords(inner, context, true));
      const [zh, en] = condition.kind === 'all' ? ['且', ' and '] : ['或', ' or '];
      const clause = joined(parts, zh, en);
      return nested && parts.length > 1 ? filled('（{0}）', '({0})', clause) : clause;
    }
  }
}

function leafWords(leaf: LeafCondition, context: WordContext): Words {
  const { words } = OPERATORS[leaf.operator];
  const name = referenceWords(leaf.reference, context);
  const value = operandWords(leaf.operand, leaf.type, context);
  const numbered = (text: string) => text.replace('{name}', '{0}').replace('{value}', '{1}');
  return filled(numbered(words.zh), numbered(words.en), name, value);
}

/** The right-hand side of an operator in words. */
export function operandWords(operand: Operand, type: ValueType, { catalog }: WordContext): Words {
  const each = (value: Parameters<typeof formatValue>[0]) => formatValue(value, type, catalog);
  switch (operand.shape) {
    case 'none':
      return { zh: '', en: '' };
    case 'one':
      return type.kind === 'codes' ? each([String(operand.value)]) : each(operand.value);
    case 'range':
      return filled('{0}至{1}', '{0} and {1}', each(operand.from), each(operand.to));
    case 'list':
      return joined(
        operand.values.map((value) => each(value)),
        '、',
        ', ',
      );
  }
}
