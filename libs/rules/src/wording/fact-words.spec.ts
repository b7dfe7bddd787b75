import { describe, expect, it } from '@jest/globals';
import type { CatalogView, ColumnView, DatasetView, ValueType } from '../catalog-view.js';
import { parseDefinitions } from '../parse/parse-definitions.js';
import { wordsOf } from './words-of.js';

const named = (zh: string, en: string) => ({ zh, en });
const column = (code: string, name: ColumnView['name'], type: ValueType): ColumnView => ({
  code,
  name,
  type,
  required: false,
  pii: 'none',
  meaning: name,
});
const dataset = (code: string, name: ColumnView['name']): [string, DatasetView] => [
  code,
  {
    dataset: code,
    name,
    entity: false,
    personal: false,
    key: [],
    eventColumn: 'day',
    columns: [
      column('customer_id', named('客户', 'Customer'), { kind: 'id', of: 'customer' }),
      column('vehicle_id', named('车辆', 'Vehicle'), { kind: 'id', of: 'vehicle' }),
      column('day', named('日期', 'Day'), { kind: 'date' }),
      column('seen', named('时刻', 'Seen'), { kind: 'timestamp' }),
      column('amount', named('金额', 'Amount'), { kind: 'integer' }),
      column('kind', named('类型', 'Kind'), { kind: 'code', list: 'kind' }),
    ],
  },
];
const catalog: CatalogView = {
  datasets: new Map([
    dataset('order', named('订单', 'Order')),
    dataset('complaint', named('投诉', 'Complaint')),
  ]),
  codeLists: new Map([
    [
      'kind',
      { list: 'kind', name: named('类型', 'Kind'), codes: [{ code: 'a', name: named('甲', 'A') }] },
    ],
  ]),
};

const document = (code: string, name: string, rest: string, subject = 'customer') =>
  `fact: ${code}\nname: ${name}\ngroup: basic\nsubject: ${subject}\nowner: o\npii: none\n${rest}\n`;
const OTHERS = [
  document(
    'first',
    '{zh: 首单日, en: First order}',
    'type: date\nmeasure: {min: day, from: order}',
  ),
  document('last', '{zh: 末单日, en: Last order}', 'type: date\nmeasure: {max: day, from: order}'),
  document(
    'km',
    '{zh: 里程, en: Mileage}',
    'type: integer\nmeasure: {max: amount, from: order}',
    'vehicle',
  ),
  document(
    'leased',
    '{zh: 租赁, en: Leased}',
    'type: boolean\nmeasure: {exists: {}, from: order}',
    'vehicle',
  ),
  document(
    'made',
    '{zh: 出厂日, en: Made}',
    'type: date\nmeasure: {min: day, from: order}',
    'vehicle',
  ),
];

function words(rest: string): readonly [string, string] {
  const text = [...OTHERS, document('f', '{zh: 因子, en: Fact}', rest)].join('---\n');
  const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
  expect(diagnostics).toEqual([]);
  const fact = set.facts.get('f');
  if (fact === undefined) throw new RangeError('f');
  const { zh, en } = wordsOf(fact, catalog, set);
  return [zh, en];
}

const KIND = '{column: kind, operator: equal, value: a}';

describe('the words of a fact', () => {
  it.each([
    [
      'type: decimal\nscale: 1\nmeasure: {median: amount, from: order, window: monthToDate}',
      '本自然月至今，「订单」的「金额」中位数。',
      'The median “Amount” of “Order” in the current calendar month so far.',
    ],
    [
      'type: code\nlist: kind\nmeasure: {mode: kind, from: order, window: previousQuarter}',
      '上一个自然季度内，「订单」中最常见的「类型」（并列取最近者）。',
      'The most frequent “Kind” of “Order” (of equals the latest) in the previous calendar quarter.',
    ],
    [
      'type: integer\nmeasure: {lastGap: {minEvents: 3}, from: order, window: {since: first}}',
      '自「首单日」当日起，最近两个「订单」日之间的天数（至少3日）。',
      'The number of days between the last two days with “Order” rows (at least 3 such days) from the day of “First order” on.',
    ],
    [
      `type: decimal\nscale: 2\nmeasure: {share: ${KIND}, from: order}`,
      '截至基准时间，「订单」记录中，「类型」为甲的占比。',
      'The share of “Order” rows up to the run’s date where “Kind” is A.',
    ],
    [
      `type: decimal\nscale: 2\nmeasure: {ratio: {of: {sum: amount, where: ${KIND}}, to: {count: {}}}, from: order}`,
      '截至基准时间，「订单」的「金额」之和（限「类型」为甲） ÷ 「订单」的记录数。',
      'The sum of “Amount” of “Order” (where “Kind” is A) ÷ the number of “Order” rows, up to the run’s date.',
    ],
    [
      'type: integer\nmeasure: {trend: {of: {count: {}}, as: difference}, from: order, window: {last: {months: 12}}}',
      '「订单」的记录数：近12个月内减去24个月前至12个月前。',
      'The number of “Order” rows: in the last 12 months minus from 24 months ago to 12 months ago.',
    ],
    [
      `type: integer\nsequence: {first: {from: order}, then: {from: complaint, where: ${KIND}}, within: {days: 30}, window: yearToDate, result: count}`,
      '本自然年至今，「订单」记录、且次日起30天内有「投诉」记录（限「类型」为甲）的次数。',
      'The number of “Order” rows in the current calendar year so far with “Complaint” rows (where “Kind” is A) on a later day within 30 days.',
    ],
    [
      'type: boolean\nsequence: {first: {from: order}, without: {from: complaint}, within: {days: 30}, sameDay: true, window: yearToDate, result: exists}',
      '是否有本自然年至今，「订单」记录、且当日起30天已满仍没有「投诉」记录。',
      'Whether there are any “Order” rows in the current calendar year so far without “Complaint” rows on the same day or later within 30 days, once these are over.',
    ],
    [
      'type: integer\nderived: {monthsBetween: [{fact: first}, {fact: last}]}\nwhen: {fact: last, operator: isPresent}',
      '「首单日」到「末单日」的整月数；仅当「末单日」已知时有值。',
      'Complete months from “First order” to “Last order”; missing unless “Last order” is known.',
    ],
    [
      'type: integer\nderived: {age: {fact: first}}',
      '自「首单日」起的周岁。',
      'Age in complete years from “First order”.',
    ],
    [
      'type: boolean\nsequence: {first: {from: order}, then: {from: complaint, on: seen}, within: {days: 30}, window: yearToDate, result: exists}',
      '是否有本自然年至今，「订单」记录、且次日起30天内有「投诉」记录（按「时刻」）。',
      'Whether there are any “Order” rows in the current calendar year so far with “Complaint” rows (by “Seen”) on a later day within 30 days.',
    ],
    [
      'type: integer\nmeasure: {count: {}, from: order, where: {column: kind, operator: startsWith, value: a}}',
      '截至基准时间，「订单」的记录数，条件是「类型」以“a”开头。',
      'The number of “Order” rows up to the run’s date where “Kind” starts with “a”.',
    ],
    [
      'type: integer\nrollup: {of: vehicle, fact: leased, pick: count, none: 0}',
      '客户的车辆：「租赁」为是的车辆数；没有则为0。',
      'Over the customer’s vehicles: the number of vehicles for which “Leased” holds; 0 when there is none.',
    ],
    [
      'type: integer\nrollup: {of: vehicle, pick: count, none: 0}',
      '客户的车辆：车辆数；没有则为0。',
      'Over the customer’s vehicles: the number of vehicles; 0 when there is none.',
    ],
    [
      'type: integer\nrollup: {of: vehicle, fact: km, pick: {newest: made}}',
      '客户的车辆：「出厂日」最晚的车辆的「里程」；没有则为缺失。',
      'Over the customer’s vehicles: the “Mileage” of the vehicle with the latest “Made”; missing when there is none.',
    ],
  ])('%s', (rest, zh, en) => {
    expect(words(rest)).toEqual([zh, en]);
  });
});
