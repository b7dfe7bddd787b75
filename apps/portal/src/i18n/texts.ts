import { type Language, type Spoken, type Texts, speak } from './define-texts.js';
import { changes } from './texts/changes.js';
import { admin } from './texts/admin.js';
import { audit } from './texts/audit.js';
import { common } from './texts/common.js';
import { customers } from './texts/customers.js';
import { editor } from './texts/editor.js';
import { factProfile } from './texts/fact-profile.js';
import { facts } from './texts/facts.js';
import { diff } from './texts/diff.js';
import { findings } from './texts/findings.js';
import { filter } from './texts/filter.js';
import { home } from './texts/home.js';
import { impact } from './texts/impact.js';
import { pictures } from './texts/pictures.js';
import { problem } from './texts/problem.js';
import { runs } from './texts/runs.js';
import { schedules } from './texts/schedules.js';
import { session } from './texts/session.js';
import { shell } from './texts/shell.js';
import { snapshots } from './texts/snapshots.js';
import { tags } from './texts/tags.js';
import { sources } from './texts/sources.js';
import { tour } from './texts/tour.js';
import { versions } from './texts/versions.js';
import { webhooks } from './texts/webhooks.js';
import { vocabulary } from './texts/vocabulary.js';
import { why } from './texts/why.js';

/** Every text of the portal, by the part it belongs to. */
export const texts = {
  changes,
  admin,
  audit,
  common,
  customers,
  editor,
  factProfile,
  facts,
  diff,
  filter,
  findings,
  home,
  impact,
  pictures,
  problem,
  runs,
  schedules,
  session,
  shell,
  snapshots,
  sources,
  tags,
  tour,
  versions,
  vocabulary,
  webhooks,
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
