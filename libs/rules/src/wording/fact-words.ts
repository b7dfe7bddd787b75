import type { Words } from '@tagwright/kernel';
import type { FactDefinition, MeasureOperation, MeasureSource } from '../ast/fact-definition.js';
import type { Rollup } from '../ast/rollup.js';
import type { Window, WindowLength, WindowUnit } from '../ast/window.js';
import type { ValueType } from '../catalog-view.js';
import { conditionWords } from './condition-words.js';
import { expressionWords } from './expression-words.js';
import { formatValue } from './format-value.js';
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
      return measureWords(source, { ...context, dataset: source.dataset });
    case 'attribute': {
      const column = columnWords(source.dataset, source.column, context);
      const dataset = datasetWords(source.dataset, context);
      return filled('取自{1}的{0}。', '{0} of {1}.', column, dataset);
    }
    case 'derived':
      return filled('{0}。', '{0}.', expressionWords(source.expression, context));
    case 'inherit': {
      const name = referenceWords({ kind: 'fact', code: source.fact }, context);
      return filled('取自其{1}的{0}。', '{0} of its {1}.', name, SUBJECT_WORDS[source.of]);
    }
    case 'rollup':
      return rollupWords(source.rollup, type, context);
  }
}

const MEASURES: Readonly<Record<MeasureOperation, Words>> = {
  count: { zh: '{1}的记录数', en: 'the number of {1} rows' },
  exists: { zh: '是否有{1}记录', en: 'whether there is any {1} row' },
  sum: { zh: '{1}的{0}之和', en: 'the sum of {0} of {1}' },
  min: { zh: '{1}的最小{0}', en: 'the least {0} of {1}' },
  max: { zh: '{1}的最大{0}', en: 'the greatest {0} of {1}' },
  avg: { zh: '{1}的{0}平均值', en: 'the average {0} of {1}' },
  distinct: { zh: '{1}中不同{0}的个数', en: 'the number of different {0} of {1}' },
  first: { zh: '{1}中最早的{0}', en: 'the first {0} of {1}' },
  last: { zh: '{1}中最近的{0}', en: 'the last {0} of {1}' },
};

function measureWords(source: MeasureSource, context: WordContext): Words {
  const { zh, en } = MEASURES[source.operation];
  const column =
    source.column === undefined
      ? { zh: '', en: '' }
      : columnWords(source.dataset, source.column, context);
  const what = filled(zh, en, column, datasetWords(source.dataset, context));
  const when = windowWords(source, context);
  if (source.where === undefined) return filled('{1}{0}。', '{0} {1}.', what, when);
  const where = conditionWords(source.where, context);
  return filled('{1}{0}，条件是{2}。', '{0} {1} where {2}.', what, when, where);
}

function windowWords({ window, on, dataset }: MeasureSource, context: WordContext): Words {
  const words = plainWindowWords(window);
  const own = context.catalog.datasets.get(dataset)?.eventColumn;
  if (on === undefined || on === own) return words;
  const column = columnWords(dataset, on, context);
  return filled('（按{1}）{0}', '{0} (by {1})', words, column);
}

function plainWindowWords(window: Window): Words {
  switch (window.kind) {
    case 'ever':
      return { zh: '截至基准时间，', en: 'up to the run’s date' };
    case 'last':
      return filled('近{0}内，', 'in the last {0}', lengthWords(window.length));
    case 'next':
      return filled('未来{0}内，', 'in the next {0}', lengthWords(window.length));
    case 'between':
      return filled(
        '{0}前至{1}前，',
        'from {0} ago to {1} ago',
        lengthWords(window.from),
        lengthWords(window.to),
      );
  }
}

const UNITS: Readonly<Record<WindowUnit, Words>> = {
  days: { zh: '天', en: 'day' },
  weeks: { zh: '周', en: 'week' },
  months: { zh: '个月', en: 'month' },
  years: { zh: '年', en: 'year' },
};

function lengthWords({ unit, count }: WindowLength): Words {
  const { zh, en } = UNITS[unit];
  return { zh: `${count}${zh}`, en: count === 1 ? `1 ${en}` : `${count} ${en}s` };
}

/** How a customer's vehicles or leads are gathered. */
export function rollupWords(rollup: Rollup, type: ValueType, context: WordContext): Words {
  const { input, where, pick, none } = rollup;
  const subject = SUBJECT_WORDS[rollup.of];
  const name = input === undefined ? { zh: '数量', en: 'number' } : referenceWords(input, context);
  const whole = filled(...PICKS[pick.kind], name, subject, orderWords(rollup, type, context));
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

const PICKS: Readonly<Record<Rollup['pick']['kind'], readonly [string, string]>> = {
  any: ['任一{1}的{0}为是', 'whether {0} holds for any {1}'],
  all: ['每个{1}的{0}都为是', 'whether {0} holds for every {1}'],
  max: ['{0}的最大值', 'the greatest {0}'],
  min: ['{0}的最小值', 'the least {0}'],
  sum: ['{0}之和', 'the sum of {0}'],
  count: ['{1}数（{0}）', 'the number of {1}s ({0})'],
  order: ['{0}按{2}的次序最先出现者', 'the first of {2} among {0}'],
};

function orderWords({ pick }: Rollup, type: ValueType, { catalog }: WordContext): Words {
  if (pick.kind !== 'order') return { zh: '', en: '' };
  return joined(
    pick.order.map((value) => formatValue(value, type, catalog)),
    '、',
    ', ',
  );
}
