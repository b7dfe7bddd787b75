import { defineTexts } from '../define-texts.js';

/** How a fact's values are spread. */
export const factProfile = defineTexts({
  ofRun: {
    zh: (run: number) => `作业 ${run}`,
    en: (run: number) => `run ${run}`,
  },
  known: { zh: '有值', en: 'Known' },
  missing: { zh: '缺失', en: 'Missing' },
  distinct: { zh: '不同的值', en: 'Different values' },
  smallest: { zh: '最小', en: 'Smallest' },
  largest: { zh: '最大', en: 'Largest' },
  earliest: { zh: '最早', en: 'Earliest' },
  latest: { zh: '最晚', en: 'Latest' },
  median: { zh: '中位数', en: 'Median' },
  middleHalf: { zh: '中间一半', en: 'Middle half' },
  rangeShort: {
    zh: (from: string, to: string) => `${from} – ${to}`,
    en: (from: string, to: string) => `${from} – ${to}`,
  },
  upTo: { zh: (to: string) => `不超过 ${to}`, en: (to: string) => `${to} or less` },
  fromOn: { zh: (from: string) => `${from} 及以上`, en: (from: string) => `${from} or more` },
  before: { zh: (to: string) => `${to} 及以前`, en: (to: string) => `${to} or earlier` },
  since: { zh: (from: string) => `${from} 及以后`, en: (from: string) => `${from} or later` },
  allFew: { zh: '所有值', en: 'all values' },
  asTable: { zh: '以表格查看', en: 'As a table' },
  stretch: { zh: '范围', en: 'Range' },
  value: { zh: '值', en: 'Value' },
  count: { zh: '数量', en: 'Count' },
  share: { zh: '占比', en: 'Share' },
  showAll: { zh: (n: string) => `显示全部 ${n} 个`, en: (n: string) => `Show all ${n}` },
  showFewer: { zh: '只显示最常见的', en: 'Show only the most frequent' },
  rest: {
    zh: (n: string) => `其余 ${n} 个值`,
    en: (n: string) => `${n} more value${n === '1' ? '' : 's'}`,
  },
  overlap: {
    zh: '一个对象可以有多个值，因此各行之和可能超过合计。',
    en: 'One of them may have several values, so the lines may add up to more than all.',
  },
  smallGroups: {
    zh: '间接描述个人：少于 5 个对象的值已合并，不显示最小值和最大值。',
    en: 'It describes people indirectly: what fewer than 5 share is put together, and the extremes are not shown.',
  },
  valuesWithheld: {
    zh: '此因子是个人数据：只显示数量，不显示值。',
    en: 'This fact is personal data: only counts are shown, no values.',
  },
  noValue: { zh: '没有任何对象有值', en: 'Nobody has a value' },
  noValueNext: {
    zh: '检查数据来源是否提供了所需的列，然后重新运行作业。',
    en: 'See whether the sources supply the columns it needs, then start a run.',
  },
  picture: {
    zh: (name: string, known: string, missing: string) =>
      `${name} 的分布：${known} 个有值，${missing} 个缺失`,
    en: (name: string, known: string, missing: string) =>
      `How ${name} is spread: ${known} known, ${missing} missing`,
  },
  binLine: {
    zh: (range: string, count: string, share: string) => `${range}：${count}（${share}）`,
    en: (range: string, count: string, share: string) => `${range}: ${count} (${share})`,
  },
  hint: {
    zh: '指向一个柱形可查看数量',
    en: 'Point at a bar for its count',
  },
  threshold: { zh: '阈值', en: 'Threshold' },
  thresholdBelow: {
    zh: (value: string, below: string, above: string) => `${value}：以下 ${below}，及以上 ${above}`,
    en: (value: string, below: string, above: string) =>
      `${value}: ${below} below, ${above} from it on`,
  },
  countShare: {
    zh: (count: string, share: string) => `${count}（${share}）`,
    en: (count: string, share: string) => `${count} (${share})`,
  },
  about: { zh: (count: string) => `约 ${count}`, en: (count: string) => `about ${count}` },
  moveHint: {
    zh: '拖动阈值，或用方向键移动（Page 键移动更远）。',
    en: 'Drag the threshold, or move it with the arrow keys (Page keys go further).',
  },
});
