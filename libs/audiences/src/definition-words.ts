import { assertNever, type Words } from '@tagwright/kernel';
import {
  definitionOf,
  formatValue,
  lengthWords,
  wordsOf,
  type CalendarPeriod,
  type Condition,
  type FactDefinition,
  type FactValue,
  type TagDefinition,
  type ValueType,
  type Window,
  type WindowLength,
} from '@tagwright/rules';
import type { FrozenDefinitions } from './frozen-definitions.service.js';

type Naming = Pick<FrozenDefinitions, 'set' | 'catalog'>;

/** A definition as a sentence. */
export function definitionWords(
  definition: FactDefinition | TagDefinition,
  { set, catalog }: Naming,
): Words {
  return wordsOf(definition, catalog, set);
}

/** A condition as a sentence. */
export function conditionWords(condition: Condition, { set, catalog }: Naming): Words {
  return wordsOf(condition, catalog, set);
}

/** A value for people; null when it is missing. */
export function valueWords(value: FactValue, type: ValueType, { catalog }: Naming): Words | null {
  return value === null ? null : formatValue(value, type, catalog);
}

/** What a fact or tag is called. */
export function nameOf(code: string, { set }: Pick<FrozenDefinitions, 'set'>): Words {
  return definitionOf(set, code)?.name ?? { zh: code, en: code };
}

/** The stretch of time that a fact looks at, seen from the run's moment. */
export function windowWords(window: Window, naming: Pick<FrozenDefinitions, 'set'>): Words {
  switch (window.kind) {
    case 'ever':
      return { zh: '至今', en: 'ever before' };
    case 'last':
      return after({ zh: '最近', en: 'the last ' }, window.length);
    case 'next':
      return after({ zh: '未来', en: 'the next ' }, window.length);
    case 'between': {
      const from = lengthWords(window.from);
      const to = lengthWords(window.to);
      return { zh: `${from.zh}前至${to.zh}前`, en: `from ${from.en} to ${to.en} before` };
    }
    case 'calendar':
      return calendarWords(window.period, window.back);
    case 'since': {
      const { zh, en } = nameOf(window.fact, naming);
      return { zh: `自${zh}起`, en: `since ${en}` };
    }
    default:
      return assertNever(window);
  }
}

function after(start: Words, length: WindowLength): Words {
  const words = lengthWords(length);
  return { zh: `${start.zh}${words.zh}`, en: `${start.en}${words.en}` };
}

const PERIODS: Readonly<Record<CalendarPeriod, Words>> = {
  month: { zh: '月', en: 'month' },
  quarter: { zh: '季度', en: 'quarter' },
  year: { zh: '年', en: 'year' },
};

function calendarWords(period: CalendarPeriod, back: number): Words {
  const { zh, en } = PERIODS[period];
  if (back === 0) return { zh: `本${zh}至今`, en: `this ${en} so far` };
  if (back === 1) return { zh: `上一个自然${zh}`, en: `the previous calendar ${en}` };
  return { zh: `往前第${back}个自然${zh}`, en: `the calendar ${en} ${back} before this one` };
}
