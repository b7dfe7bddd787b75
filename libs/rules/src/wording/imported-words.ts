import type { Words } from '@tagwright/kernel';
import { IMPORTED_LABELS, type ImportedRule } from '../ast/tag-definition.js';
import type { ValueType } from '../catalog-view.js';
import { formatValue } from './format-value.js';
import { lengthWords } from './length-words.js';
import { filled, joined, type WordContext } from './word-context.js';

/** Which imported label counts, and which conditions it must meet. */
export function importedWords(rule: ImportedRule, { catalog }: WordContext): Words {
  const columns = catalog.datasets.get(IMPORTED_LABELS)?.columns ?? [];
  const typeOf = (code: string): ValueType =>
    columns.find((column) => column.code === code)?.type ?? { kind: 'text' };
  const parts: Words[] = [];
  if (rule.provider !== undefined) {
    const provider = { zh: rule.provider, en: rule.provider };
    parts.push(filled('由{0}提供', 'supplied by {0}', provider));
  }
  if (rule.minConfidence !== undefined) {
    const confidence = formatValue(rule.minConfidence, typeOf('confidence'), catalog);
    parts.push(filled('置信度不低于{0}', 'of a confidence of at least {0}', confidence));
  }
  if (rule.maxAge !== undefined) {
    const age = lengthWords(rule.maxAge);
    parts.push(filled('在近{0}内提供', 'supplied in the last {0}', age));
  }
  parts.push({ zh: '在基准日尚未失效', en: 'not expired on the run’s date' });
  return filled(
    '最新的外部标签“{0}”，须{1}；没有则缺失。',
    'The newest imported label “{0}” that is {1}; missing when there is none.',
    formatValue(rule.label, typeOf('label'), catalog),
    joined(parts, '、', ', '),
  );
}
