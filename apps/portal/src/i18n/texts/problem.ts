import { defineTexts } from '../define-texts.js';

/** What an error means for the reader and what to do next. */
export const problem = defineTexts({
  networkTitle: { zh: '连接不上服务', en: 'The service cannot be reached' },
  networkNext: {
    zh: '请确认 Tagwright 正在运行、网络可用，然后重试。已填写的内容都还在。',
    en: 'Check that Tagwright is running and the network works, then try again. What you entered is kept.',
  },
  notFoundTitle: { zh: '没有找到', en: 'Not found' },
  conflictTitle: { zh: '状态已变化', en: 'It has changed meanwhile' },
  invalidTitle: { zh: '有内容需要修改', en: 'Something has to be corrected' },
  busyTitle: { zh: '服务繁忙', en: 'The service is busy' },
  refusedTitle: { zh: '没有权限', en: 'Not allowed' },
  serverTitle: { zh: '服务出错', en: 'Something went wrong in the service' },
  notFoundNext: {
    zh: '请检查编号是否正确，或回到列表重新查找。',
    en: 'Check the identifier, or go back to the list and search again.',
  },
  conflictNext: {
    zh: '状态已经变化，请刷新后再试。',
    en: 'Something changed meanwhile. Reload and try again.',
  },
  invalidNext: {
    zh: '请按下列提示修改后再试。已填写的内容都还在。',
    en: 'Correct what is listed and try again. What you entered is kept.',
  },
  busyNext: { zh: '请求过多，请稍候再试。', en: 'Too many requests. Wait a moment and try again.' },
  refusedNext: {
    zh: '当前账号没有此权限，请联系管理员。',
    en: 'This account may not do that. Ask an administrator.',
  },
  serverNext: {
    zh: '请稍后重试；若反复出现，请把下面的代码告诉管理员。',
    en: 'Try again in a moment; if it keeps happening, give the code below to an administrator.',
  },
  code: { zh: '代码', en: 'Code' },
  noSnapshot: { zh: '还没有发布过快照', en: 'No snapshot has been published yet' },
  noSnapshotNext: {
    zh: '启动一次作业：读取数据、计算因子和标签，完成后这里就有内容。',
    en: 'Start a run: it reads the data, computes facts and tags, and then this page fills.',
  },
  goToRuns: { zh: '前往作业', en: 'Go to runs' },
});
