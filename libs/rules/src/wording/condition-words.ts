import type { Words } from '@tagwright/kernel';
import type { Condition, LeafCondition, Operand } from '../ast/condition.js';
import type { Literal } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { OPERATORS } from '../operators/operators.js';
import { formatValue } from './format-value.js';
import { lengthWords } from './length-words.js';
import { parameterWords } from './parameter-words.js';
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
  const value = operandWords(leaf.operand, operandType(leaf), context);
  const numbered = (text: string) => text.replace('{name}', '{0}').replace('{value}', '{1}');
  return filled(numbered(words.zh), numbered(words.en), name, value);
}

/** A beginning, an end or a pattern is a piece of text, whatever codes it is asked of. */
function operandType({ operator, type }: LeafCondition): ValueType {
  const isText = ['text', 'pattern'].includes(OPERATORS[operator].operand);
  return isText ? { kind: 'text' } : type;
}

/** The right-hand side of an operator in words; a parameter is called by its name, too. */
export function operandWords(operand: Operand, type: ValueType, { catalog }: WordContext): Words {
  const literal = (value: Literal) => {
    const words = formatValue(type.kind === 'codes' ? [String(value)] : value, type, catalog);
    // In quotation marks one text with a comma is not taken for two.
    return type.kind === 'text' ? filled('“{0}”', '“{0}”', words) : words;
  };
  const each = (value: Literal, index = 0) =>
    parameterWords(literal(value), operand.parameters?.[index]);
  switch (operand.shape) {
    case 'none':
      return { zh: '', en: '' };
    case 'one':
      return each(operand.value);
    case 'range':
      return filled('{0}至{1}', '{0} and {1}', each(operand.from), each(operand.to, 1));
    case 'list':
      return joined(operand.values.map(each), '、', ', ');
    case 'length':
      return parameterWords(lengthWords(operand.length), operand.parameters?.[0]);
  }
}
