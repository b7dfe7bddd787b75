import type { Words } from '@tagwright/kernel';
import type { DerivedSource, FactDefinition } from '../ast/fact-definition.js';
import type { Rollup } from '../ast/rollup.js';
import type { ValueType } from '../catalog-view.js';
import { conditionWords } from './condition-words.js';
import { expressionWords } from './expression-words.js';
import { formatValue } from './format-value.js';
import { comparisonWords, measureWords } from './measure-words.js';
import { sequenceWords } from './sequence-words.js';
import {
  columnWords,
  datasetWords,
  filled,
  joined,
  referenceWords,
  SUBJECT_WORDS,
  type WordContext,
} from './word-context.js';

/** How a fact is computed, as a sentence. */
export function factWords({ source, type }: FactDefinition, context: WordContext): Words {
  switch (source.kind) {
    case 'measure':
      return measureWords(source, context);
    case 'comparison':
      return comparisonWords(source, context);
    case 'sequence':
      return sequenceWords(source, context);
    case 'attribute': {
      const column = columnWords(source.dataset, source.column, context);
      const dataset = datasetWords(source.dataset, context);
      return filled('取自{1}的{0}。', '{0} of {1}.', column, dataset);
    }
    case 'derived':
      return derivedWords(source, context);
    case 'inherit': {
      const name = referenceWords({ kind: 'fact', code: source.fact }, context);
      return filled('取自其{1}的{0}。', '{0} of its {1}.', name, SUBJECT_WORDS[source.of]);
    }
    case 'rollup':
      return rollupWords(source.rollup, type, context);
  }
}

function derivedWords({ expression, when }: DerivedSource, context: WordContext): Words {
  const value = expressionWords(expression, context);
  if (when === undefined) return filled('{0}。', '{0}.', value);
  const condition = conditionWords(when, context);
  return filled('{0}；仅当{1}时有值。', '{0}; missing unless {1}.', value, condition);
}

/** How a customer's vehicles or leads are gathered. */
export function rollupWords(rollup: Rollup, type: ValueType, context: WordContext): Words {
  const { input, where, pick, none } = rollup;
  const subject = SUBJECT_WORDS[rollup.of];
  const name = input === undefined ? { zh: '', en: '' } : referenceWords(input, context);
  const frame = pick.kind === 'count' ? countFrame(input) : PICKS[pick.kind];
  const whole = filled(...frame, name, subject, orderWords(rollup, type, context));
  const filter =
    where === undefined
      ? { zh: '', en: '' }
      : filled('（限{0}）', ' (only where {0})', conditionWords(where, context));
  const nothing = formatValue(none, type, context.catalog);
  return filled(
    '客户的{2}：{0}{1}；没有则为{3}。',
    'Over the customer’s {2}s: {0}{1}; {3} when there is none.',
    whole,
    filter,
    subject,
    nothing,
  );
}

/** Yes-or-no values are counted where they hold; of others each has to be known. */
function countFrame(input: Rollup['input']): readonly [string, string] {
  if (input === undefined) return ['{1}数', 'the number of {1}s'];
  return input.type.kind === 'boolean'
    ? ['{0}为是的{1}数', 'the number of {1}s for which {0} holds']
    : ['{1}数（{0}须都已知）', 'the number of {1}s (missing unless every {0} is known)'];
}

type PlainPick = Exclude<Rollup['pick']['kind'], 'count'>;

const PICKS: Readonly<Record<PlainPick, readonly [string, string]>> = {
  any: ['任一{1}的{0}为是', 'whether {0} holds for any {1}'],
  all: ['每个{1}的{0}都为是', 'whether {0} holds for every {1}'],
  max: ['{0}的最大值', 'the greatest {0}'],
  min: ['{0}的最小值', 'the least {0}'],
  sum: ['{0}之和', 'the sum of {0}'],
  avg: ['{0}的平均值', 'the average {0}'],
  newest: ['{2}最晚的{1}的{0}', 'the {0} of the {1} with the latest {2}'],
  order: ['{0}按{2}的次序最先出现者', 'the first of {2} among {0}'],
};

/** What a pick goes by: the order of its values, or the date that decides. */
function orderWords({ pick }: Rollup, type: ValueType, context: WordContext): Words {
  const { catalog } = context;
  if (pick.kind === 'newest') return referenceWords({ kind: 'fact', code: pick.by }, context);
  if (pick.kind !== 'order') return { zh: '', en: '' };
  return joined(
    pick.order.map((value) => formatValue(value, type, catalog)),
    '、',
    ', ',
  );
}
