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
  separator: { zh: '、', en: ', ' },
  range: {
    zh: (from: string, to: string) => `${from} 至 ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
});
