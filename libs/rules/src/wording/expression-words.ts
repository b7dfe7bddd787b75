import type { Words } from '@tagwright/kernel';
import type {
  ArithmeticOperation,
  DateOperation,
  DifferenceOperation,
  Expression,
} from '../ast/expression.js';
import { formatScaled } from '../logic/exact-decimal.js';
import { filled, joined, referenceWords, type WordContext } from './word-context.js';

const DATE_WORDS: Readonly<Record<DateOperation, Words>> = {
  daysSince: { zh: '距{0}的天数', en: 'days since {0}' },
  daysUntil: { zh: '到{0}为止的天数', en: 'days until {0}' },
  monthsSince: { zh: '距{0}的整月数', en: 'complete months since {0}' },
  yearsSince: { zh: '距{0}的整年数', en: 'complete years since {0}' },
  age: { zh: '自{0}起的周岁', en: 'age in complete years from {0}' },
};

const DIFFERENCE_WORDS: Readonly<Record<DifferenceOperation, Words>> = {
  daysBetween: { zh: '{0}到{1}的天数', en: 'days from {0} to {1}' },
  monthsBetween: { zh: '{0}到{1}的整月数', en: 'complete months from {0} to {1}' },
  yearsBetween: { zh: '{0}到{1}的整年数', en: 'complete years from {0} to {1}' },
};

/** Operators between operands, or a frame around all of them. */
const OPERATION_WORDS: Readonly<
  Record<ArithmeticOperation, { readonly between: Words; readonly around: Words }>
> = {
  add: sign(' + '),
  subtract: sign(' − '),
  multiply: sign(' × '),
  divide: sign(' ÷ '),
  min: frame('{0}中的最小值', 'the least of {0}'),
  max: frame('{0}中的最大值', 'the greatest of {0}'),
  coalesce: frame('{0}中第一个已知值', 'the first known of {0}'),
};

/** A derived fact's expression in words. */
export function expressionWords(expression: Expression, context: WordContext): Words {
  switch (expression.kind) {
    case 'number': {
      const text = formatScaled(expression.digits, expression.scale);
      return { zh: text, en: text };
    }
    case 'fact':
      return referenceWords({ kind: 'fact', code: expression.code }, context);
    case 'date': {
      const { zh, en } = DATE_WORDS[expression.operation];
      return filled(zh, en, expressionWords(expression.operand, context));
    }
    case 'difference': {
      const { zh, en } = DIFFERENCE_WORDS[expression.operation];
      const { from, to } = expression;
      return filled(zh, en, expressionWords(from, context), expressionWords(to, context));
    }
    case 'operation': {
      const { between, around } = OPERATION_WORDS[expression.operation];
      const operands = expression.operands.map((each) => expressionWords(each, context));
      return filled(around.zh, around.en, joined(operands, between.zh, between.en));
    }
  }
}

function sign(text: string): { between: Words; around: Words } {
  return { between: { zh: text, en: text }, around: { zh: '（{0}）', en: '({0})' } };
}

function frame(zh: string, en: string): { between: Words; around: Words } {
  return { between: { zh: '、', en: ', ' }, around: { zh, en } };
}
