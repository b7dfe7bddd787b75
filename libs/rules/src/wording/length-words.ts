import type { Words } from '@tagwright/kernel';
import type { WindowLength, WindowUnit } from '../ast/window.js';
import { parameterWords } from './parameter-words.js';

const UNITS: Readonly<Record<WindowUnit, Words>> = {
  days: { zh: '天', en: 'day' },
  weeks: { zh: '周', en: 'week' },
  months: { zh: '个月', en: 'month' },
  years: { zh: '年', en: 'year' },
};

/** A calendar length, such as 12 months; a parameter is called by its name, too. */
export function lengthWords({ unit, count, parameter }: WindowLength): Words {
  const { zh, en } = UNITS[unit];
  const words = { zh: `${count}${zh}`, en: count === 1 ? `1 ${en}` : `${count} ${en}s` };
  return parameterWords(words, parameter);
}
