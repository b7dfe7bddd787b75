import { type Language, type Spoken, type Texts, speak } from './define-texts.js';
import { common } from './texts/common.js';
import { customers } from './texts/customers.js';
import { filter } from './texts/filter.js';
import { home } from './texts/home.js';
import { problem } from './texts/problem.js';
import { runs } from './texts/runs.js';
import { shell } from './texts/shell.js';
import { snapshots } from './texts/snapshots.js';
import { tags } from './texts/tags.js';
import { vocabulary } from './texts/vocabulary.js';
import { why } from './texts/why.js';

/** Every text of the portal, by the part it belongs to. */
export const texts = {
  common,
  customers,
  filter,
  home,
  problem,
  runs,
  shell,
  snapshots,
  tags,
  vocabulary,
  why,
} satisfies Record<string, Texts>;

export type Dictionary = { readonly [K in keyof typeof texts]: Spoken<(typeof texts)[K]> };

function dictionary(language: Language): Dictionary {
  const parts = Object.entries(texts).map(([part, own]) => [part, speak(own, language)] as const);
  return Object.fromEntries(parts) as unknown as Dictionary;
}

/** The dictionaries, built once: switching the language only picks the other one. */
export const dictionaries: Readonly<Record<Language, Dictionary>> = {
  zh: dictionary('zh'),
  en: dictionary('en'),
};
