import type { Words } from '@tagwright/kernel';
import type { Problems } from './problems.js';
import { readFields, readText } from './read-nodes.js';
import type { Cursor } from './cursor.js';

/** A text in both languages. */
export function readWords(at: Cursor, problems: Problems): Words | undefined {
  const fields = readFields(at, { required: ['zh', 'en'] }, problems);
  const [zhAt, enAt] = [fields?.get('zh'), fields?.get('en')];
  const zh = zhAt && readText(zhAt, problems);
  const en = enAt && readText(enAt, problems);
  return zh === undefined || en === undefined ? undefined : { zh, en };
}
