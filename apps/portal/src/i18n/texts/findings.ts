import { defineTexts } from '../define-texts.js';

/** How a finding is put together from the sentence of its code and the words that it quotes. */
export const findings = defineTexts({
  naming: {
    zh: (sentence: string, names: string) => `${sentence.replace(/。$/, '')}：${names}。`,
    en: (sentence: string, names: string) => `${sentence.replace(/\.$/, '')}: ${names}.`,
  },
  between: { zh: '、', en: ', ' },
  guess: {
    zh: (word: string) => `是不是“${word}”？`,
    en: (word: string) => `Did you mean “${word}”?`,
  },
  offered: {
    zh: (words: string) => `可用：${words.replaceAll(', ', '、')}。`,
    en: (words: string) => `One of: ${words}.`,
  },
  original: { zh: '检查原文', en: 'In the words of the check' },
});
