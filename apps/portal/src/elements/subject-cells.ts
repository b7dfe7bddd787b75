import { type TemplateResult, html, nothing } from 'lit';

import type { Subject, SubjectRow, TagSummary } from '../api/types.js';
import type { LocaleController } from '../i18n/locale.controller.js';
import { tagValueText } from './tag-value-text.js';
import type { ValueNames } from './value-names.js';

/** Which values of a customer, vehicle or lead are shown, and by which names. */
export interface SubjectColumns {
  readonly subject: Subject;
  readonly tags: readonly TagSummary[];
  readonly names: ValueNames;
}

/** Whether values of a tag stand to the right, digit below digit. */
export function isNumber({ type }: TagSummary): boolean {
  return type.kind === 'integer' || type.kind === 'decimal';
}

/** The cells of one of them: the id, which opens its page, and its values. */
export function subjectCells(
  locale: LocaleController,
  row: SubjectRow,
  { subject, tags, names }: SubjectColumns,
): TemplateResult {
  return html`<td><a href="/${subject}s/${row.id}">${row.id}</a></td>
    ${tags.map((tag) => {
      const value = row.tags[tag.code] ?? null;
      const text = tagValueText(locale, value, names(tag.type.list, value));
      return html`<td class=${isNumber(tag) ? 'number' : nothing}>
        ${value === null ? html`<span class="faint">${text}</span>` : text}
      </td>`;
    })}`;
}
