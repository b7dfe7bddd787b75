import type { Words } from '@tagwright/kernel';
import type { MeasureSource } from '../ast/measure.js';
import type { CalendarPeriod, Window } from '../ast/window.js';
import { lengthWords } from './length-words.js';
import { columnWords, filled, referenceWords, type WordContext } from './word-context.js';

/** When the rows lie, as the end of a sentence in English and the start of one in Chinese. */
export function windowWords(
  { window, on, dataset }: Pick<MeasureSource, 'window' | 'on' | 'dataset'>,
  context: WordContext,
): Words {
  const words = plainWindowWords(window, context);
  const column = otherTime({ dataset, on }, context);
  return column === undefined ? words : filled('（按{1}）{0}', '{0} (by {1})', words, column);
}

/** The column whose time counts, where it is not the dataset's own. */
export function otherTime(
  { dataset, on }: { readonly dataset: string; readonly on?: string | undefined },
  context: WordContext,
): Words | undefined {
  const own = context.catalog.datasets.get(dataset)?.eventColumn;
  return on === undefined || on === own ? undefined : columnWords(dataset, on, context);
}

function plainWindowWords(window: Window, context: WordContext): Words {
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
    case 'calendar':
      return calendarWords(window.period, window.back);
    case 'since': {
      const fact = referenceWords({ kind: 'fact', code: window.fact }, context);
      return filled('自{0}当日起，', 'from the day of {0} on', fact);
    }
  }
}

const PERIODS: Readonly<Record<CalendarPeriod, Words>> = {
  month: { zh: '自然月', en: 'calendar month' },
  quarter: { zh: '自然季度', en: 'calendar quarter' },
  year: { zh: '自然年', en: 'calendar year' },
};

function calendarWords(period: CalendarPeriod, back: number): Words {
  const name = PERIODS[period];
  if (back === 0) return filled('本{0}至今，', 'in the current {0} so far', name);
  if (back === 1) return filled('上一个{0}内，', 'in the previous {0}', name);
  const count = { zh: String(back), en: String(back) };
  return filled('往前第{1}个{0}内，', 'in the {0} {1} before the current one', name, count);
}
