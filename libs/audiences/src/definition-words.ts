import { assertNever, type Words } from '@tagwright/kernel';
import {
  formatValue,
  wordsOf,
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
export function nameOf(code: string, { set }: Naming): Words {
  return set.facts.get(code)?.name ?? set.tags.get(code)?.name ?? { zh: code, en: code };
}

/** The stretch of time that a fact looks at, seen from the run's moment. */
export function windowWords(window: Window): Words {
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
    default:
      return assertNever(window);
  }
}

function after(start: Words, length: WindowLength): Words {
  const words = lengthWords(length);
  return { zh: `${start.zh}${words.zh}`, en: `${start.en}${words.en}` };
}

const UNITS: Readonly<Record<WindowLength['unit'], Words>> = {
  days: { zh: '天', en: 'day' },
  weeks: { zh: '周', en: 'week' },
  months: { zh: '个月', en: 'month' },
  years: { zh: '年', en: 'year' },
};

function lengthWords({ unit, count }: WindowLength): Words {
  const { zh, en } = UNITS[unit];
  return { zh: `${count}${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}
