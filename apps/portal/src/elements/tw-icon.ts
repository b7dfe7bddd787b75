import { LitElement, css, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** Outlines on a 20 × 20 grid, drawn for this portal. */
const OUTLINES = {
  home: 'M3.5 9.2 10 3.8l6.5 5.4M5.2 8v8h9.6V8M8.4 16v-4.4h3.2V16',
  tag: 'M3.5 4.5h6.3l6.2 6a1 1 0 0 1 0 1.4l-4.3 4.2a1 1 0 0 1-1.4 0l-6.8-6.3zM6.8 7.6h.01',
  customers:
    'M7.5 9.6a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.5 16c.4-2.7 2.3-4.2 5-4.2s4.6 1.5 5 4.2M13 4.3a2.7 2.7 0 0 1 0 5M14.6 12.2c1.7.5 2.7 1.8 3 3.8',
  filter: 'M3 4.5h14l-5.4 6.3V16l-3.2-1.6v-3.6z',
  runs: 'M10 3.2a6.8 6.8 0 1 0 6.8 6.8M10 6.4V10l2.6 1.6M13.4 3.6l3.2 1-1 3.2',
  snapshot: 'M10 3 17 6.6 10 10.2 3 6.6zM3.4 10 10 13.4 16.6 10M3.4 13.4 10 16.8l6.6-3.4',
  facts: 'M4 16V9.5M8 16V4.5M12 16v-8M16 16v-5',
  sources:
    'M3.6 5.4c0-1.2 2.9-2.2 6.4-2.2s6.4 1 6.4 2.2-2.9 2.2-6.4 2.2-6.4-1-6.4-2.2zM3.6 5.4v9.2c0 1.2 2.9 2.2 6.4 2.2s6.4-1 6.4-2.2V5.4M3.6 10c0 1.2 2.9 2.2 6.4 2.2s6.4-1 6.4-2.2',
  dataset: 'M3.4 4h13.2v12H3.4zM3.4 8h13.2M3.4 12h13.2M8.6 8v8',
  audit: 'M10 3 16 5.2v4.4c0 3.6-2.4 6-6 7.4-3.6-1.4-6-3.8-6-7.4V5.2zM7.4 9.8l2 2 3.4-3.8',
  admin:
    'M10 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.4 1.4M13.6 13.6 15 15M15 5l-1.4 1.4M6.4 13.6 5 15',
  docs: 'M5 3.2h7l3.2 3.2v10.4H5zM11.8 3.4v3.2H15M7.6 10h4.8M7.6 13h4.8',
  search: 'M9 14.4A5.4 5.4 0 1 0 9 3.6a5.4 5.4 0 0 0 0 10.8zM13 13l3.8 3.8',
  close: 'm5 5 10 10M15 5 5 15',
  check: 'm4 10.5 4 4 8-9',
  question: 'M7.4 7.4a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2M10 14.8h.01',
  down: 'm5 7.5 5 5 5-5',
  up: 'm5 12.5 5-5 5 5',
  right: 'm7.5 5 5 5-5 5',
  arrow: 'M3.5 10h13M12 5.5l4.5 4.5-4.5 4.5',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  pencil: 'M4 16l.8-3.4 8.4-8.4a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2L7.4 15.2z',
  comment: 'M3.6 4.6h12.8v8.8H9.4L6 16.4v-3H3.6z',
  changes: 'M4 7h11M11.5 3.5 15 7l-3.5 3.5M16 13H5M8.5 9.5 5 13l3.5 3.5',
  play: 'M6 4.2v11.6l9.4-5.8z',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  download: 'M10 3.5v9M6 9l4 4 4-4M4 16.5h12',
  link: 'M8.2 11.8a3 3 0 0 0 4.4 0l2.8-2.8a3.1 3.1 0 0 0-4.4-4.4l-1 1M11.8 8.2a3 3 0 0 0-4.4 0L4.6 11A3.1 3.1 0 0 0 9 15.4l1-1',
  warning: 'M10 3.4 17.4 16H2.6zM10 8v4M10 14.1h.01',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 2.6v1.6M10 15.8v1.6M2.6 10h1.6M15.8 10h1.6M4.8 4.8l1.1 1.1M14.1 14.1l1.1 1.1M15.2 4.8l-1.1 1.1M5.9 14.1l-1.1 1.1',
  moon: 'M16.4 11.8A6.8 6.8 0 0 1 8.2 3.6a6.8 6.8 0 1 0 8.2 8.2z',
  screen: 'M3 4.4h14v9H3zM7.4 16.4h5.2M10 13.4v3',
  panel: 'M3.4 4h13.2v12H3.4zM8 4v12',
  turning: 'M10 3.4a6.6 6.6 0 1 1-6.6 6.6',
  account:
    'M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.6 16.8c.6-3 3-4.6 6.4-4.6s5.8 1.6 6.4 4.6',
  lock: 'M5 9h10v7.4H5zM7 9V6.6a3 3 0 0 1 6 0V9M10 12v1.6',
  undo: 'M7 4.5 3.5 8 7 11.5M3.8 8h7.4a4 4 0 0 1 0 8H8',
  redo: 'M13 4.5 16.5 8 13 11.5M16.2 8H8.8a4 4 0 0 0 0 8H12',
  grip: 'M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01',
  fact: 'M4 16V9.5M8 16V5M12 16v-8M16 16V3.8',
  clock: 'M10 16.8a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6zM10 6.4V10l2.4 1.5',
} as const;

export type IconName = keyof typeof OUTLINES;

/** The names of all of them. */
export const ICONS = Object.keys(OUTLINES) as readonly IconName[];

/** A picture beside a text; it says nothing to a screen reader, the text does. */
@customElement('tw-icon')
export class TwIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: 1.125em;
      height: 1.125em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  @property() name: IconName = 'tag';

  protected override render(): unknown {
    return svg`<svg viewBox="0 0 20 20" aria-hidden="true"><path d=${OUTLINES[this.name]} /></svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-icon': TwIcon;
  }
}
