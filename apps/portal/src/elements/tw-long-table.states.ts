import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { Problem } from '../api/problem.js';
import type { ElementStates } from '../gallery/element-states.js';
import { baseStyles } from '../styles/base.styles.js';
import { longTableStyles } from '../styles/long-table.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import type { LongList } from './long-list.js';
import './tw-long-table.js';

type Item = readonly [id: number, name: string, amount: number];

const NAMES = [
  'Li Na',
  '欧阳修远',
  'شركة النقل السريع',
  '🚗 Grüße',
  'A very long name '.repeat(12),
];
const COLUMNS = [
  { label: 'Id', width: 6 },
  { label: '名称 Name', width: 20 },
  { label: 'Amount', width: 8, number: true },
];

function listOf(total: number, rest: Partial<LongList<Item>> = {}): LongList<Item> {
  return {
    total,
    problem: null,
    changes: new EventTarget(),
    at: (index) => [index + 1, NAMES[index % NAMES.length] ?? '', index * 7],
    want: () => undefined,
    retry: () => undefined,
    ...rest,
  };
}

/** The page around a list. */
@customElement('gallery-long-table')
export class GalleryLongTable extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    longTableStyles,
    css`
      .long {
        max-height: 16rem;
      }
    `,
  ];

  @property({ attribute: false }) list: LongList<Item> = listOf(0);
  @property({ type: Number }) opened = 0;

  protected override render(): unknown {
    return html`<tw-long-table
      label="Rows"
      .columns=${COLUMNS}
      .list=${this.list}
      .row=${([id, name, amount]: Item) =>
        html`<td><a href="#${id}">${id}</a></td>
          <td>${name}</td>
          <td class="number">${amount}</td>`}
      .isOpen=${([id]: Item) => id === this.opened}
      .detail=${([, name]: Item) => html`<p>${name}</p>`}
    ></tw-long-table>`;
  }
}

const of = (list: LongList<Item>, opened = 0) =>
  html`<gallery-long-table .list=${list} .opened=${opened}></gallery-long-table>`;

export const states: ElementStates = {
  element: 'tw-long-table',
  states: {
    '100,000 rows': () => of(listOf(100_000)),
    '50 million rows': () => of(listOf(50_000_000)),
    'three rows': () => of(listOf(3)),
    'a row that is open': () => of(listOf(1_000), 3),
    'rows on their way': () =>
      of(listOf(1_000, { at: (index) => (index < 3 ? [index + 1, 'There', 0] : undefined) })),
    'rows that failed': () =>
      of(
        listOf(1_000, {
          at: () => undefined,
          problem: new Problem(500, 'internal', '', 'The file could not be read.'),
        }),
      ),
  },
};
