import type { Words } from '@tagwright/kernel';
import type { SequenceSource } from '../ast/sequence.js';
import { lengthWords } from './length-words.js';
import { rowsWords } from './rows-words.js';
import { otherTime, windowWords } from './window-words.js';
import { filled, type WordContext } from './word-context.js';

const RESULTS: Readonly<Record<SequenceSource['result'], Words>> = {
  exists: { zh: '是否有{0}', en: 'whether there are any {0}' },
  count: { zh: '{0}的次数', en: 'the number of {0}' },
  lastDate: { zh: '最近一次{0}的日期', en: 'the day of the last of the {0}' },
};

const RELATIONS: Readonly<Record<SequenceSource['relation'], Words>> = {
  then: {
    zh: '{0}、且{3}{2}内有{1}',
    en: '{0} with {1} {3} within {2}',
  },
  without: {
    zh: '{0}、且{3}{2}已满仍没有{1}',
    en: '{0} without {1} {3} within {2}, once these are over',
  },
};

/** A sequence as a sentence. */
export function sequenceWords(source: SequenceSource, context: WordContext): Words {
  const { first, second, relation, result, sameDay } = source;
  const when = windowWords({ window: source.window, ...first }, context);
  const start = filled('{1}{0}', '{0} {1}', rowsWords(first, context), when);
  const within = lengthWords({ ...source, unit: 'days', count: source.days });
  const after: Words = sameDay
    ? { zh: '当日起', en: 'on the same day or later' }
    : { zh: '次日起', en: 'on a later day' };
  const { zh, en } = RELATIONS[relation];
  const column = otherTime(second, context);
  const rows = rowsWords(second, context);
  const end = column === undefined ? rows : filled('{0}（按{1}）', '{0} (by {1})', rows, column);
  const events = filled(zh, en, start, end, within, after);
  return filled(`${RESULTS[result].zh}。`, `${RESULTS[result].en}.`, events);
}
