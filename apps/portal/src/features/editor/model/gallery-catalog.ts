import type { EditorCatalog, Operand } from './editor-catalog.js';

const operand = (code: string, zh: string, en: string, kind: Operand['type']['kind']): Operand => ({
  kind: 'fact',
  code,
  name: { zh, en },
  type: { kind },
  unit: kind === 'integer' ? code : '',
  subject: 'customer',
  group: 'basic',
  words: { zh, en },
});

/** A few facts for the pages of the gallery. */
export const galleryCatalog: EditorCatalog = new Map(
  [
    operand('visits', '到店次数', 'Visits', 'integer'),
    operand('opted_out', '拒绝营销', 'Refused marketing', 'boolean'),
    operand('last_visit', '最近到店日', 'Day of the last visit', 'date'),
  ].map((each) => [each.code, each]),
);
