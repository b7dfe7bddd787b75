import { defineTexts } from '../define-texts.js';

/** The versions of a tag or fact. */
export const versions = defineTexts({
  title: { zh: '版本', en: 'Versions' },
  current: { zh: '现行', en: 'in force' },
  upcoming: { zh: '已同意，待生效', en: 'approved, not in force yet' },
  period: {
    zh: (from: string, to: string) => `${from} 至 ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  since: { zh: (from: string) => `${from} 起`, en: (from: string) => `since ${from}` },
  by: { zh: (author: string) => `${author} 起草`, en: (author: string) => `written by ${author}` },
  approvedBy: {
    zh: (names: string) => `${names} 同意`,
    en: (names: string) => `approved by ${names}`,
  },
  old: { zh: '早于变更单的版本', en: 'Older than change-sets' },
  difference: {
    zh: (version: string) => `与 ${version} 的差别`,
    en: (version: string) => `What differs from ${version}`,
  },
  first: { zh: '第一个版本', en: 'The first version' },
  open: { zh: '正在进行的变更', en: 'Open changes that touch it' },
  noneOpen: { zh: '没有正在进行的变更。', en: 'No open change touches it.' },
  more: { zh: (n: string) => `更早的 ${n} 个版本`, en: (n: string) => `${n} earlier versions` },
});
