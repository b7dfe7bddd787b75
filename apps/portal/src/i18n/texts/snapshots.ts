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
  datasets: { zh: '所用数据版本', en: 'Dataset versions' },
});
