import type { Words } from '@tagwright/kernel';
import type { Condition } from '../ast/condition.js';
import type { ComparisonSource, MeasureOperation, MeasureSource } from '../ast/measure.js';
import { conditionWords } from './condition-words.js';
import { rowsWords } from './rows-words.js';
import { windowWords } from './window-words.js';
import { columnWords, datasetWords, filled, type WordContext } from './word-context.js';

const MEASURES: Readonly<Record<MeasureOperation, Words>> = {
  count: { zh: '{1}的记录数', en: 'the number of {1} rows' },
  exists: { zh: '是否有{1}记录', en: 'whether there is any {1} row' },
  sum: { zh: '{1}的{0}之和', en: 'the sum of {0} of {1}' },
  min: { zh: '{1}的最小{0}', en: 'the least {0} of {1}' },
  max: { zh: '{1}的最大{0}', en: 'the greatest {0} of {1}' },
  avg: { zh: '{1}的{0}平均值', en: 'the average {0} of {1}' },
  median: { zh: '{1}的{0}中位数', en: 'the median {0} of {1}' },
  distinct: { zh: '{1}中不同{0}的个数', en: 'the number of different {0} of {1}' },
  first: { zh: '{1}中最早的{0}', en: 'the first {0} of {1}' },
  last: { zh: '{1}中最近的{0}', en: 'the last {0} of {1}' },
  mode: {
    zh: '{1}中最常见的{0}（并列取最近者）',
    en: 'the most frequent {0} of {1} (of equals the latest)',
  },
  medianGap: {
    zh: '相邻{1}日之间天数的中位数（至少{2}日）',
    en: 'the median number of days between one day with {1} rows and the next (at least {2} such days)',
  },
  lastGap: {
    zh: '最近两个{1}日之间的天数（至少{2}日）',
    en: 'the number of days between the last two days with {1} rows (at least {2} such days)',
  },
  avgGap: {
    zh: '相邻{1}日之间的平均天数（至少{2}日）',
    en: 'the average number of days between one day with {1} rows and the next (at least {2} such days)',
  },
  maxGap: {
    zh: '相邻{1}日之间的最大天数（至少{2}日）',
    en: 'the greatest number of days between one day with {1} rows and the next (at least {2} such days)',
  },
};

/** A measure as a sentence. */
export function measureWords(source: MeasureSource, context: WordContext): Words {
  const when = windowWords(source, context);
  const what = measuredWords(source, context);
  if (source.where === undefined) return filled('{1}{0}。', '{0} {1}.', what, when);
  const where = rowWords(source.where, source, context);
  return filled('{1}{0}，条件是{2}。', '{0} {1} where {2}.', what, when, where);
}

function measuredWords(source: MeasureSource, context: WordContext): Words {
  const { operation, column, dataset, minEvents } = source;
  const { zh, en } = MEASURES[operation];
  const name = column === undefined ? { zh: '', en: '' } : columnWords(dataset, column, context);
  const least = String(minEvents ?? '');
  return filled(zh, en, name, datasetWords(dataset, context), { zh: least, en: least });
}

function rowWords(where: Condition, { dataset }: MeasureSource, context: WordContext): Words {
  return conditionWords(where, { ...context, dataset });
}

const COMPARISONS: Readonly<Record<Exclude<ComparisonSource['form'], 'share'>, Words>> = {
  ratio: { zh: '{2}{0} ÷ {1}。', en: '{0} ÷ {1}, {2}.' },
  trendDifference: { zh: '{0}：{2}减去{3}。', en: '{0}: {2} minus {3}.' },
  trendRatio: { zh: '{0}：{2}除以{3}。', en: '{0}: {2} divided by {3}.' },
};

/** A comparison of two measures as a sentence. */
export function comparisonWords(source: ComparisonSource, context: WordContext): Words {
  const { base } = source;
  const before = windowWords(base, context);
  if (source.form === 'share') {
    const rows = rowsWords(base, context);
    const of = rowWords(source.of, base, context);
    return filled('{2}{0}中，{1}的占比。', 'the share of {0} {2} where {1}.', rows, of, before);
  }
  const { zh, en } = COMPARISONS[source.form];
  const { measured } = source;
  const when = windowWords(measured, context);
  const both = [filteredWords(measured, context), filteredWords(base, context)] as const;
  const [now, then] = source.form === 'ratio' ? [when, before] : [phrase(when), phrase(before)];
  return filled(zh, en, ...both, now, then);
}

/** A measure with its condition but without its window. */
function filteredWords(source: MeasureSource, context: WordContext): Words {
  const what = measuredWords(source, context);
  if (source.where === undefined) return what;
  return filled('{0}（限{1}）', '{0} (where {1})', what, rowWords(source.where, source, context));
}

/** A window inside a sentence, without the comma that ends its Chinese form. */
function phrase({ zh, en }: Words): Words {
  return { zh: zh.replace(/，$/, ''), en };
}
