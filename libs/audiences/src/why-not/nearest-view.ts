import type { Words } from '@tagwright/kernel';
import { formatValue, type NearestMiss } from '@tagwright/rules';
import { nameOf, valueWords } from '../definition-words.js';
import type { FrozenDefinitions } from '../frozen-definitions.service.js';
import { maskedValue, type MaskedFacts } from '../masked-facts.js';
import type { WhyNotChange, WhyNotNearest } from './subject-why-not.js';

type Found = Extract<NearestMiss, { readonly kind: 'found' }>;

const ASSUMPTION: Words = {
  zh: '假定其余一切不变；派生因子按其本身改变，不追溯到其来源。',
  en: 'Everything else stays as it is; derived facts are changed as such.',
};

/**
 * The nearest miss as a sentence, with names.
 * @param masked of these facts the value that would have to differ is not told, nor how far it is
 */
export function nearestView(
  miss: NearestMiss,
  wanted: Words,
  frozen: FrozenDefinitions,
  masked: MaskedFacts,
): WhyNotNearest {
  const found = miss.kind === 'found' ? miss : null;
  const changes = (found?.changes ?? []).map((change) => changeView(change, frozen, masked));
  const isMasked = changes.some((change) => change.masked === true);
  const searched = miss.kind === 'found' || miss.kind === 'not_found' ? miss : null;
  return {
    kind: miss.kind,
    changes,
    distance: isMasked ? null : (found?.distance ?? null),
    fixed: found?.fixed ?? false,
    tried: searched?.tried ?? 0,
    exhaustive: searched?.exhaustive ?? true,
    words: sentence(miss, changes, wanted, frozen),
    assumption: ASSUMPTION,
  };
}

function changeView(
  change: Found['changes'][number],
  frozen: FrozenDefinitions,
  masked: MaskedFacts,
): WhyNotChange {
  const { code, kind, type, from, to } = change;
  const named = {
    ...change,
    name: nameOf(code, frozen),
    fromName: valueWords(from, type, frozen),
    toName: valueWords(to, type, frozen),
  };
  if (kind !== 'fact' || from === null || !masked.has(code)) return named;
  // What is nearest to a value tells much of it: the next birthday has its year.
  const [was, would] = [maskedValue(from, type), maskedValue(to, type)];
  const words = (text: string | null): Words | null =>
    text === null ? null : { zh: text, en: text };
  const shown = { from: was, fromName: words(was), to: would, toName: words(would) };
  return { ...named, ...shown, masked: true };
}

function sentence(
  miss: NearestMiss,
  changes: readonly WhyNotChange[],
  wanted: Words,
  frozen: FrozenDefinitions,
): Words {
  switch (miss.kind) {
    case 'given':
      return { zh: `已经是“${wanted.zh}”。`, en: `It is “${wanted.en}” already.` };
    case 'not_applicable':
      return {
        zh: '该标签取自其他对象或外部数据的记录，不由自身的因子决定。',
        en: 'The tag rests on rows of others or of a dataset, not on facts of its own.',
      };
    case 'not_found':
      return miss.exhaustive
        ? {
            zh: `改变任意一个或两个因子都得不到“${wanted.zh}”。`,
            en: `No change of one or two facts gives “${wanted.en}”.`,
          }
        : {
            zh: `在试过的改变中没有得到“${wanted.zh}”的；并非全部都能试到。`,
            en: `No change that was tried gives “${wanted.en}”; not every one could be.`,
          };
    case 'found': {
      const parts = changes.map((change) => changeWords(change, frozen));
      const zh = parts.map((part) => part.zh).join('，且');
      const en = parts.map((part) => part.en).join(' and ');
      const end = miss.fixed
        ? {
            zh: '这要改变其基本属性，除此之外别无办法。',
            en: ' This changes who they are; nothing else would do.',
          }
        : { zh: '', en: '' };
      return {
        zh: `如果${zh}，就会是“${wanted.zh}”。${end.zh}`,
        en: `If ${en}, it would be “${wanted.en}”.${end.en}`,
      };
    }
  }
}

function changeWords(
  { name, type, fromName, toName }: WhyNotChange,
  { catalog }: FrozenDefinitions,
): Words {
  const was = fromName ?? formatValue(null, type, catalog);
  const would = toName ?? formatValue(null, type, catalog);
  return {
    zh: `“${name.zh}”为${would.zh}（现为${was.zh}）`,
    en: `“${name.en}” were ${would.en} instead of ${was.en}`,
  };
}
