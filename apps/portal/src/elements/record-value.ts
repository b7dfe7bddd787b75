import { html, nothing } from 'lit';

import type { RecordCell } from '../api/types.js';
import { ABSENT } from '../i18n/formats.js';
import type { LocaleController } from '../i18n/locale.controller.js';
import { hrefOf } from './record-cells.js';
import { tagValueText } from './tag-value-text.js';

/** A cell's value in its reader's language and format; of personal columns only a hint. */
export function recordValue(locale: LocaleController, cell: RecordCell): unknown {
  const { value, valueName, type, masked } = cell;
  if (value === null) return html`<span class="faint">${ABSENT}</span>`;
  const href = hrefOf(cell);
  if (href) return html`<a href=${href}>${value}</a>`;
  if (type.kind === 'timestamp' && typeof value === 'string') return locale.format.instant(value);
  // Whatever a source wrote stays within its own direction of writing.
  return html`<bdi translate=${type.kind === 'text' ? 'no' : nothing}
    >${tagValueText(locale, value, valueName)}${masked ? html`<span class="visually-hidden"> ${locale.t.customers.masked}</span>` : nothing}</bdi
  >`;
}

/** The unit of an amount or a distance, for lines without a heading; empty for anything else. */
export function recordUnit(locale: LocaleController, { column }: RecordCell): string {
  if (column === 'mileage_km') return ' km';
  const isMoney = ['amount', 'premium', 'cost'].includes(column);
  return isMoney ? ` ${locale.t.customers.currency}` : '';
}
