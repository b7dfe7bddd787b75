import { defineTexts } from '../define-texts.js';

/** What differs between two definitions, and how values move between them. */
export const diff = defineTexts({
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '删除', en: 'Removed' },
  changed: { zh: '修改', en: 'Changed' },
  from: { zh: '原为', en: 'was' },
  to: { zh: '改为', en: 'becomes' },
  place: { zh: '位置', en: 'Place' },
  same: { zh: '内容没有差别', en: 'The contents do not differ' },
  isNew: { zh: '新对象，全部内容为新增', en: 'A new object: everything in it is new' },
  isRetired: { zh: '停用：此后不再计算', en: 'Retired: it is not computed any more' },
  whole: { zh: '全部内容', en: 'The whole content' },
  unreadable: {
    zh: '草案无法解析，只能显示原文',
    en: 'The draft cannot be read; this is its text',
  },
  comment: {
    zh: (place: string) => `对“${place}”发表意见`,
    en: (place: string) => `Comment on ${place}`,
  },
  'member.cases': { zh: (n: string) => `情形 ${n}`, en: (n: string) => `Case ${n}` },
  'member.examples': { zh: (n: string) => `示例 ${n}`, en: (n: string) => `Example ${n}` },
  'member.rows': { zh: (n: string) => `第 ${n} 行`, en: (n: string) => `Row ${n}` },
  'member.codes': { zh: (n: string) => `代码 ${n}`, en: (n: string) => `Code ${n}` },
  'member.other': { zh: (n: string) => `第 ${n} 项`, en: (n: string) => `No. ${n}` },
  all: { zh: '同时满足', en: 'all of' },
  any: { zh: '满足任一', en: 'any of' },
  not: { zh: '不满足', en: 'not' },
  before: { zh: '变更前', en: 'Before' },
  after: { zh: '变更后', en: 'After' },
  matrix: { zh: '从变更前的值到变更后的值', en: 'From the value before to the value after' },
  beforeAfter: { zh: '变更前 ↓　变更后 →', en: 'Before ↓  After →' },
  sum: { zh: '合计', en: 'Total' },
  noMoves: { zh: '没有人改变取值', en: 'Nobody’s value changes' },
});
