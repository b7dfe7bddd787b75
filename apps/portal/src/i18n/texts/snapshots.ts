import { defineTexts } from '../define-texts.js';

export const snapshots = defineTexts({
  title: { zh: '快照', en: 'Snapshot' },
  current: { zh: '当前快照', en: 'Current snapshot' },
  lede: {
    zh: '一次封存、整体发布的标签结果：读者看到的要么是旧的，要么是新的。',
    en: 'Sealed tag results, published as a whole: a reader sees the old one or the new one.',
  },
  id: { zh: '编号', en: 'Id' },
  run: { zh: '产生它的作业', en: 'Made by run' },
  zone: { zh: '时区', en: 'Time zone' },
  tables: { zh: '数据表', en: 'Tables' },
  subject: { zh: '对象', en: 'Subject' },
  rows: { zh: '行数', en: 'Rows' },
  file: { zh: '文件', en: 'File' },
  hash: { zh: 'SHA-256', en: 'SHA-256' },
  manifest: { zh: '查看清单', en: 'View manifest' },
  changes: { zh: '变化', en: 'Changes' },
  movers: {
    zh: (tag: string) => `“${tag}”有变化的对象`,
    en: (tag: string) => `Who changed in ${tag}`,
  },
  moversLink: {
    zh: (n: string, tag: string) => `${n} 个，查看是谁（${tag}）`,
    en: (n: string, tag: string) => `${n}, see who (${tag})`,
  },
  before: { zh: '之前', en: 'Before' },
  after: { zh: '之后', en: 'After' },
  noMovers: { zh: '没有变化的对象', en: 'Nobody changed' },
  noMoversNext: {
    zh: '与上一份快照相比，这个标签的取值没有变化。',
    en: 'Against the snapshot before, nobody has another value of this tag.',
  },
  recent: { zh: '近期快照', en: 'Recent snapshots' },
  served: { zh: '当前', en: 'Current' },
  files: { zh: '保留', en: 'Retention' },
  pinned: { zh: '锁定保留', en: 'Pinned' },
  pinnedBecause: { zh: (why: string) => `锁定保留：${why}`, en: (why: string) => `Pinned: ${why}` },
  marked: { zh: '待清理', en: 'To be collected' },
  markedUntil: {
    zh: (time: string) => `已标记清理：不再开放读取；如不锁定，文件将于 ${time} 之后删除。`,
    en: (time: string) =>
      `Marked for collection: it is not opened for reading any more, and unless it is pinned its files are deleted after ${time}.`,
  },
  deleted: { zh: '文件已删除', en: 'Files deleted' },
  deletedAt: {
    zh: (time: string) => `文件已于 ${time} 删除；清单与变化记录永久保留。`,
    en: (time: string) => `Its files were deleted ${time}; manifest and changes stay.`,
  },
  datasets: { zh: '所用数据版本', en: 'Dataset versions' },
});
