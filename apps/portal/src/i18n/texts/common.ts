import { defineTexts } from '../define-texts.js';

export const common = defineTexts({
  loading: { zh: '正在读取…', en: 'Loading…' },
  retry: { zh: '重试', en: 'Try again' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  missing: { zh: '缺失', en: 'missing' },
  none: { zh: '无', en: 'none' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  asOf: { zh: '数据截至', en: 'As of' },
  asOfDate: { zh: (date: string) => `数据截至 ${date}`, en: (date: string) => `As of ${date}` },
  search: { zh: '搜索', en: 'Search' },
  all: { zh: '全部', en: 'All' },
  others: { zh: '其他', en: 'others' },
  id: { zh: '编号', en: 'Id' },
  loadMore: { zh: '继续加载', en: 'Load more' },
  showing: {
    zh: (shown: string, total: string) => `显示 ${shown} / 共 ${total}`,
    en: (shown: string, total: string) => `Showing ${shown} of ${total}`,
  },
  rowsSeen: {
    zh: (first: string, last: string, total: string) => `第 ${first}–${last} 行，共 ${total} 行`,
    en: (first: string, last: string, total: string) => `Rows ${first}–${last} of ${total}`,
  },
  days: { zh: (n: number) => `${n} 天`, en: (n: number) => `${n} day${n === 1 ? '' : 's'}` },
  weeks: { zh: (n: number) => `${n} 周`, en: (n: number) => `${n} week${n === 1 ? '' : 's'}` },
  months: { zh: (n: number) => `${n} 个月`, en: (n: number) => `${n} month${n === 1 ? '' : 's'}` },
  years: { zh: (n: number) => `${n} 年`, en: (n: number) => `${n} year${n === 1 ? '' : 's'}` },
  shownOnce: {
    zh: '只显示这一次。请现在复制并交给本人；离开后无法再看到。',
    en: 'Shown this once. Copy it now and hand it over; it cannot be seen again.',
  },
  downloading: { zh: '正在准备文件…', en: 'Preparing the file…' },
  colon: { zh: '：', en: ':' },
  separator: { zh: '、', en: ', ' },
  range: {
    zh: (from: string, to: string) => `${from} 至 ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
});
