import type { Words } from '@tagwright/kernel';
import type { Condition } from '../ast/condition.js';
import { conditionWords } from './condition-words.js';
import { datasetWords, filled, type WordContext } from './word-context.js';

/** Rows of a dataset, those that fulfil the condition if there is one. */
export function rowsWords(
  { dataset, where }: { readonly dataset: string; readonly where?: Condition },
  context: WordContext,
): Words {
  const rows = filled('{0}记录', '{0} rows', datasetWords(dataset, context));
  if (where === undefined) return rows;
  const condition = conditionWords(where, { ...context, dataset });
  return filled('{0}（限{1}）', '{0} (where {1})', rows, condition);
}
