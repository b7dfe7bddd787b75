import { Temporal } from 'temporal-polyfill';
import type { FactValue } from '../ast/value.js';
import type { ChainInput } from './tag-chain.js';

/** So many days of a date weigh as much as another code does. */
const DAYS_OF_A_UNIT = 365;

/**
 * How far a value is from another, so that changes of different facts can be compared. A number
 * counts in units of the greatest threshold that it is compared with (at least of its smallest
 * step), a date in years of 365 days, another code or yes/no as 1, a set by the codes that come or
 * go; to or from missing is 1.
 */
export function changeDistance(input: ChainInput, from: FactValue, to: FactValue): number {
  if (from === null || to === null) return 1;
  switch (input.type.kind) {
    case 'integer':
    case 'decimal':
      return Math.abs(Number(to) - Number(from)) / thresholdSize(input);
    case 'date':
      return daysBetween(String(from), String(to)) / DAYS_OF_A_UNIT;
    case 'timestamp':
      return (
        Math.abs(Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000 / DAYS_OF_A_UNIT
      );
    case 'codes':
      return codesApart(from, to);
    case 'boolean':
    case 'text':
    case 'code':
    case 'id':
      return 1;
  }
}

function thresholdSize({ leaves }: ChainInput): number {
  const bounds = leaves.flatMap(({ operand }) => {
    if (operand.shape === 'one') return [operand.value];
    if (operand.shape === 'range') return [operand.from, operand.to];
    return operand.shape === 'list' ? operand.values : [];
  });
  return Math.max(1, ...bounds.map((bound) => Math.abs(Number(bound))));
}

function daysBetween(from: string, to: string): number {
  const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), {
    largestUnit: 'days',
  });
  return Math.abs(days.days);
}

function codesApart(from: FactValue, to: FactValue): number {
  const [before, after] = [setOf(from), setOf(to)];
  return (
    [...before].filter((code) => !after.has(code)).length +
    [...after].filter((code) => !before.has(code)).length
  );
}

function setOf(value: FactValue): ReadonlySet<string> {
  return new Set(typeof value === 'object' ? value : []);
}
