import { defineTexts } from '../define-texts.js';

export const why = defineTexts({
  byCase: {
    zh: (n: number, value: string) => `情形 ${n} 成立，所以是“${value}”。`,
    en: (n: number, value: string) => `Case ${n} holds, hence “${value}”.`,
  },
  byElse: {
    zh: (value: string) => `所有情形都不成立，所以是“${value}”。`,
    en: (value: string) => `No case holds, hence “${value}”.`,
  },
  byUnknown: {
    zh: (value: string) => `没有情形成立，但有情形因数据缺失无法判断，所以是“${value}”。`,
    en: (value: string) =>
      `No case holds, yet some cannot be decided because data is missing, hence “${value}”.`,
  },
  byScore: {
    zh: (value: string) => `各项得分合计为“${value}”。`,
    en: (value: string) => `The points add up to “${value}”.`,
  },
  byMembers: {
    zh: (value: string) => `由下列对象汇总，取“${value}”。`,
    en: (value: string) => `Picked from those below: “${value}”.`,
  },
  byNoneCounted: {
    zh: (value: string) => `下列对象都不计入，所以是“${value}”。`,
    en: (value: string) => `None of those below counts, hence “${value}”.`,
  },
  notCounted: { zh: '不计入', en: 'not counted' },
  byNobody: {
    zh: (value: string) => `没有可汇总的对象，所以是“${value}”。`,
    en: (value: string) => `There is nothing to roll up from, hence “${value}”.`,
  },
  points: { zh: '得分', en: 'Points' },
  input: { zh: '输入', en: 'Input' },
  bin: { zh: '所在区间', en: 'Bin' },
  members: { zh: '汇总自', en: 'Rolled up from' },
  cases: { zh: '逐条情形', en: 'Case by case' },
  decisive: { zh: '起决定作用', en: 'decided' },
  true: { zh: '成立', en: 'holds' },
  false: { zh: '不成立', en: 'does not hold' },
  unknown: { zh: '未知', en: 'unknown' },
  all: { zh: '同时满足', en: 'All of' },
  any: { zh: '满足任一', en: 'Any of' },
  not: { zh: '并非', en: 'Not' },
  actual: { zh: '实际', en: 'actual' },
  facts: { zh: '用到的数据', en: 'Data it used' },
  fact: { zh: '因子', en: 'Fact' },
  value: { zh: '值', en: 'Value' },
  dataset: { zh: '数据集', en: 'Dataset' },
  window: { zh: '时间窗', en: 'Window' },
  definitionVersion: { zh: '定义版本', en: 'Definition' },
  provenance: {
    zh: (definition: string, snapshot: string) => `标签定义 ${definition} · 快照 ${snapshot}`,
    en: (definition: string, snapshot: string) =>
      `Tag definition ${definition} · snapshot ${snapshot}`,
  },
});
