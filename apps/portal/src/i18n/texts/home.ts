import { defineTexts } from '../define-texts.js';

export const home = defineTexts({
  title: { zh: '工作台', en: 'Home' },
  lede: {
    zh: '正在对外服务的快照、它带来的变化，以及最近的作业。',
    en: 'The snapshot being served, what it changed, and the last runs.',
  },
  served: { zh: '当前快照', en: 'Current snapshot' },
  published: { zh: '发布于', en: 'Published' },
  digest: { zh: '内容摘要', en: 'Content digest' },
  tags: { zh: '标签', en: 'Tags' },
  changes: { zh: '本次变化', en: 'What changed' },
  changesOf: { zh: '相对上一个快照', en: 'Against the previous snapshot' },
  tag: { zh: '标签', en: 'Tag' },
  changed: { zh: '变化数', en: 'Changed' },
  share: { zh: '占比', en: 'Share' },
  largestMove: { zh: '最大流向', en: 'Largest move' },
  unchanged: { zh: '没有变化', en: 'Nothing changed' },
  unchangedNext: {
    zh: '与上一个快照相比，没有任何标签的值发生变化。',
    en: 'No tag value differs from the previous snapshot.',
  },
  first: { zh: '这是第一个快照', en: 'This is the first snapshot' },
  firstNext: {
    zh: '下一次作业完成后，这里会列出每个标签的变化和流向。',
    en: 'After the next run, each tag’s changes and moves are listed here.',
  },
  lastRuns: { zh: '最近的作业', en: 'Last runs' },
  allRuns: { zh: '全部作业', en: 'All runs' },
  details: { zh: '查看快照', en: 'Open snapshot' },
});
