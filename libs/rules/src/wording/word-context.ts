import type { Words } from '@tagwright/kernel';
import type { Reference } from '../ast/condition.js';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { CatalogView, Subject } from '../catalog-view.js';
import { definitionOf } from '../graph/dependencies.js';

/** Where names come from; without a set, facts and tags are called by their codes. */
export interface WordContext {
  readonly catalog: CatalogView;
  readonly set?: DefinitionSet | undefined;
  /** The dataset whose columns a condition tests. */
  readonly dataset?: string;
}

export const SUBJECT_WORDS: Readonly<Record<Subject, Words>> = {
  customer: { zh: '客户', en: 'customer' },
  vehicle: { zh: '车辆', en: 'vehicle' },
  lead: { zh: '线索', en: 'lead' },
};

/** The name of a fact, tag or column, each language marked as a name. */
export function referenceWords({ kind, code }: Reference, context: WordContext): Words {
  if (kind === 'column') return columnWords(context.dataset ?? '', code, context);
  const name = context.set && definitionOf(context.set, code)?.name;
  return quoted(name ?? { zh: code, en: code });
}

export function columnWords(dataset: string, code: string, { catalog }: WordContext): Words {
  const columns = catalog.datasets.get(dataset)?.columns ?? [];
  const column = columns.find((each) => each.code === code);
  return quoted(column?.name ?? { zh: code, en: code });
}

export function datasetWords(dataset: string, { catalog }: WordContext): Words {
  return quoted(catalog.datasets.get(dataset)?.name ?? { zh: dataset, en: dataset });
}

function quoted(name: Words): Words {
  return { zh: `「${name.zh}」`, en: `“${name.en}”` };
}

/** Joins texts in both languages. */
export function joined(parts: readonly Words[], zh: string, en: string): Words {
  return {
    zh: parts.map((part) => part.zh).join(zh),
    en: parts.map((part) => part.en).join(en),
  };
}

/** Fills `{0}`, `{1}` … of both patterns; fills are not looked at again. */
export function filled(zh: string, en: string, ...fills: readonly Words[]): Words {
  const put = (pattern: string, language: keyof Words) =>
    pattern.replace(/\{(\d)\}/g, (_, index: string) => fills[Number(index)]?.[language] ?? '');
  return { zh: put(zh, 'zh'), en: put(en, 'en') };
}
