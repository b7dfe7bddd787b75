import { defineTexts } from '../define-texts.js';

/** What a change does to the values of everybody. */
export const impact = defineTexts({
  title: { zh: '影响', en: 'Effect' },
  changes: {
    zh: (count: string, total: string, share: string) =>
      `${total}中有 ${count} 个改变取值（${share}）`,
    en: (count: string, total: string, share: string) =>
      `${count} of ${total} change value (${share})`,
  },
  nobody: {
    zh: (total: string) => `${total}的取值都不变`,
    en: (total: string) => `None of ${total} changes value`,
  },
  addedColumn: { zh: '新对象：之前没有值', en: 'New: nobody had a value before' },
  retiredColumn: { zh: '停用：之后没有值', en: 'Retired: nobody has a value afterwards' },
  value: { zh: '取值', en: 'Value' },
  difference: { zh: '差额', en: 'Difference' },
  gained: { zh: '得到', en: 'Gain it' },
  lost: { zh: '失去', en: 'Lose it' },
  moves: { zh: '谁变成什么', en: 'Who becomes what' },
  rareMoves: {
    zh: (count: string) => `最常见的变化；另有 ${count} 个较少见的变化未列出`,
    en: (count: string) => `The most frequent moves; those of ${count} more are left out`,
  },
  up: { zh: '变大', en: 'Go up' },
  down: { zh: '变小', en: 'Go down' },
  equal: { zh: '不变', en: 'Stay' },
  appeared: { zh: '由缺失变为有值', en: 'Get a value' },
  disappeared: { zh: '由有值变为缺失', en: 'Lose their value' },
  bothMissing: { zh: '一直缺失', en: 'Stay missing' },
  otherMove: { zh: '改变', en: 'Change' },
  quantile: { zh: (at: string) => `第 ${at} 百分位`, en: (at: string) => `${at}th percentile` },
  smallest: { zh: '最小', en: 'Smallest' },
  largest: { zh: '最大', en: 'Largest' },
  byDimension: {
    zh: (name: string) => `按${name}`,
    en: (name: string) => `By ${name.toLowerCase()}`,
  },
  total: { zh: '总数', en: 'All' },
  changed: { zh: '改变', en: 'Change' },
  share: { zh: '占比', en: 'Share' },
  unknownGroup: { zh: '未知', en: 'not known' },
  rest: { zh: (count: string) => `其余 ${count} 组`, en: (count: string) => `${count} more` },
  samples: { zh: '改变的例子和原因', en: 'Some of those who change, and why' },
  sampleOf: {
    zh: (shown: string, all: string) => `${all} 个中的 ${shown} 个`,
    en: (shown: string, all: string) => `${shown} of ${all}`,
  },
  who: { zh: '对象', en: 'Who' },
  move: { zh: '变化', en: 'Move' },
  reason: { zh: '原因', en: 'Reason' },
  compute: { zh: '计算影响', en: 'Compute the effect' },
  computeAgain: { zh: '重新计算', en: 'Compute again' },
  computing: { zh: '正在全体上计算…', en: 'Computing on everybody…' },
  none: { zh: '还没有人计算过影响', en: 'Nobody has computed the effect yet' },
  noneNext: {
    zh: '在已发布快照的数据上为全体计算：谁的取值会变、变成什么、为什么。结果作为评审依据永久保存。',
    en: 'It is computed on everybody, on the data of the published snapshot: whose value changes, into what, and why. The report is kept for ever as what reviewers saw.',
  },
  basedOn: {
    zh: (snapshot: string, asOf: string) => `依据快照 #${snapshot}，数据截至 ${asOf}`,
    en: (snapshot: string, asOf: string) => `On snapshot #${snapshot}, as of ${asOf}`,
  },
  computedAt: { zh: (time: string) => `计算于 ${time}`, en: (time: string) => `computed ${time}` },
  outdated: { zh: '数据或定义已经变化', en: 'Data or definitions have moved on' },
  outdatedNext: {
    zh: '这些数字算自较早的快照或较早的定义，今天可能不同。请重新计算后再决定。',
    en: 'These figures are of an earlier snapshot or of earlier definitions and may be others today. Compute them again before you decide.',
  },
  pending: {
    zh: (names: string) => `快照之后已生效的改动已计入“变更前”：${names}`,
    en: (names: string) => `“Before” counts with what came into force since the snapshot: ${names}`,
  },
  dependents: { zh: '受连带影响的标签', en: 'Tags that change along' },
  dependentsHint: {
    zh: '它们自己没有改，但依据被改的内容计算。',
    en: 'They are not changed themselves, but rest on what is.',
  },
  noDependents: { zh: '没有其他标签受影响。', en: 'No other tag changes.' },
  still: {
    zh: (names: string) => `也依赖于它、但取值不变：${names}`,
    en: (names: string) => `Rest on it, but keep their values: ${names}`,
  },
  cost: {
    zh: (seconds: string) => `下次作业因此约多用 ${seconds}`,
    en: (seconds: string) => `The next run takes about ${seconds} longer because of it`,
  },
  listUsedBy: {
    zh: (names: string) => `用到它的标签、因子和数据列：${names}`,
    en: (names: string) => `Used by these tags, facts and columns: ${names}`,
  },
  listUnused: { zh: '没有标签、因子或数据列用到它。', en: 'No tag, fact or column uses it.' },
  listSameCodes: { zh: '代码都不变。', en: 'All codes stay as they are.' },
  listCode: { zh: '代码', en: 'Code' },
  listChange: { zh: '改动', en: 'Change' },
  listHolders: { zh: '谁有这个代码', en: 'Who has it' },
  listNobody: { zh: '没有人', en: 'nobody' },
  listHold: {
    zh: (amount: string, code: string) => `${amount}（${code}）`,
    en: (amount: string, code: string) => `${amount} (${code})`,
  },
  listPlace: {
    zh: (name: string, place: string) => `${name}（属于 ${place}）`,
    en: (name: string, place: string) => `${name} (in ${place})`,
  },
  listLeftOut: {
    zh: (count: string) => `另有 ${count} 个代码改变，未列出。`,
    en: (count: string) => `${count} more codes change and are left out.`,
  },
  listAdded: { zh: '新增', en: 'added' },
  listRemoved: { zh: '删除', en: 'removed' },
  listChanged: { zh: '改变', en: 'changed' },
  inForceNow: {
    zh: '影响报告对照的是当时的现行定义。',
    en: 'The report compares with what was in force when it was computed.',
  },
});
