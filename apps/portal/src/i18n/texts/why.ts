import { defineTexts } from '../define-texts.js';

export const why = defineTexts({
  byCase: {
    zh: (n: string, value: string) => `情形 ${n} 成立，所以是“${value}”。`,
    en: (n: string, value: string) => `Case ${n} holds, hence “${value}”.`,
  },
  byCases: {
    zh: (numbers: string, value: string) => `情形 ${numbers} 成立，所以是“${value}”。`,
    en: (numbers: string, value: string) => `Cases ${numbers} hold, hence “${value}”.`,
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
  byProbability: {
    zh: (value: string) => `各项得分合计换算为概率，所以是“${value}”。`,
    en: (value: string) => `The points add up to a probability, hence “${value}”.`,
  },
  byBand: {
    zh: (value: string) => `得分落在“${value}”一档。`,
    en: (value: string) => `The score falls in the band “${value}”.`,
  },
  byTree: {
    zh: (value: string) => `沿决策树走到“${value}”。`,
    en: (value: string) => `The tree leads to “${value}”.`,
  },
  masked: {
    zh: '个人信息的取值只显示首字。',
    en: 'Of personal values only the first character is shown.',
  },
  revealWhat: {
    zh: '将显示这一解释里的个人信息五分钟。目的与查看人会记入审计。',
    en: 'Shows the personal values of this explanation for five minutes. The purpose and who looked go to the audit trail.',
  },
  byFact: {
    zh: (value: string) => `直接取自下列因子：“${value}”。`,
    en: (value: string) => `Taken from the fact below: “${value}”.`,
  },
  byLabel: {
    zh: (value: string) => `取自最新的有效外部标签：“${value}”。`,
    en: (value: string) => `The newest valid imported label says “${value}”.`,
  },
  byNoLabel: { zh: '没有有效的外部标签。', en: 'There is no valid imported label.' },
  steps: { zh: '逐个节点', en: 'Node by node' },
  then: { zh: '走“是”', en: 'took yes' },
  else: { zh: '走“否”', en: 'took no' },
  third: { zh: '走“未知”', en: 'took unknown' },
  constant: { zh: '基础分', en: 'Constant' },
  sum: { zh: '合计', en: 'Sum' },
  probability: { zh: '概率', en: 'Probability' },
  score: { zh: '得分（限值后）', en: 'Score within its bounds' },
  parameters: {
    zh: (names: string) => `（${names}）`,
    en: (names: string) => `(${names})`,
  },
  byMembers: {
    zh: (value: string) => `由下列对象汇总，取“${value}”。`,
    en: (value: string) => `Picked from those below: “${value}”.`,
  },
  byNoneCounted: {
    zh: (value: string) => `下列对象都不计入，所以是“${value}”。`,
    en: (value: string) => `None of those below counts, hence “${value}”.`,
  },
  byDoubt: {
    zh: (value: string) => `下列对象中有的因数据缺失无法判断是否计入，所以是“${value}”。`,
    en: (value: string) =>
      `Of some below it cannot be told whether they count, because data is missing, hence “${value}”.`,
  },
  mayCount: { zh: '无法判断是否计入', en: 'cannot be told whether it counts' },
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
  whyNot: { zh: '为什么不是……', en: 'Why not …' },
  otherValue: { zh: '想要的值', en: 'The value you expected' },
  choose: { zh: '请选择', en: 'Choose' },
  ask: { zh: '查看', en: 'Ask' },
  noRoute: {
    zh: '该标签的规则本身不会给出这个值。',
    en: 'The rule of this tag does not give this value by itself.',
  },
  routeCase: {
    zh: (n: number) => `要由情形 ${n} 得出：`,
    en: (n: number) => `To come from case ${n}:`,
  },
  routeElse: { zh: '要在所有情形都不成立时得出：', en: 'To come when no case holds:' },
  routeUnknown: { zh: '要在无法判断时得出：', en: 'To come when it cannot be decided:' },
  routeLeaf: { zh: '要沿决策树到达：', en: 'For the tree to lead there:' },
  routeBand: { zh: '要落入该档：', en: 'To fall in the band:' },
  routeInput: { zh: '该标签直接显示一个因子：', en: 'The tag shows a fact as it is:' },
  mustBeThat: {
    zh: (name: string) => `“${name}”须为所问的值`,
    en: (name: string) => `“${name}” must be the value asked for`,
  },
  oneMissing: {
    zh: (names: string) => `以下任一缺失即可：${names}`,
    en: (names: string) => `One of these missing is enough: ${names}`,
  },
  noneAlone: {
    zh: '任何单个输入缺失都不够，须有多个同时缺失',
    en: 'No single missing input is enough; several would have to be missing',
  },
  mustHold: { zh: '须成立', en: 'must hold' },
  mustNotHold: { zh: '须不成立', en: 'must not hold' },
  mustBeOpen: { zh: '须无法判断', en: 'must be undecided' },
  winsFirst: {
    zh: (n: number, value: string) => `情形 ${n} 在先，已给出“${value}”，须不成立`,
    en: (n: number, value: string) => `Case ${n} wins first with “${value}” and must not hold`,
  },
  stepCase: { zh: (n: number) => `情形 ${n}`, en: (n: number) => `Case ${n}` },
  stepNode: { zh: (n: number) => `第 ${n} 个节点`, en: (n: number) => `Node ${n}` },
  must: {
    zh: (what: string, how: string) => `${what}：${how}`,
    en: (what: string, how: string) => `${what}: ${how}`,
  },
  allOf: { zh: '以下全部改变', en: 'all of these must change' },
  anyOf: { zh: '以下任一改变即可', en: 'one of these is enough' },
  pointsMore: {
    zh: (n: string) => `还差 ${n} 分`,
    en: (n: string) => `${n} more points are needed`,
  },
  pointsLess: { zh: (n: string) => `多了 ${n} 分`, en: (n: string) => `${n} points too many` },
  noScore: {
    zh: (names: string) => `缺少${names}，没有合计`,
    en: (names: string) => `There is no sum without ${names}`,
  },
  nearest: { zh: '最小的改变', en: 'Smallest change' },
  nextFlip: { zh: '何时会变', en: 'When it changes' },
  findFlip: { zh: '若无新记录，何时会变？', en: 'When does it change if nothing happens?' },
  provenance: {
    zh: (definition: string, snapshot: string) => `标签定义 ${definition} · 快照 ${snapshot}`,
    en: (definition: string, snapshot: string) =>
      `Tag definition ${definition} · snapshot ${snapshot}`,
  },
});
