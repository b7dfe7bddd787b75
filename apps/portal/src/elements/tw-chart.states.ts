import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import type { ChartShape } from './chart-shape.js';
import './tw-chart.js';

const STACK: ChartShape = {
  kind: 'stack',
  axis: '快照',
  measure: '客户',
  categories: ['1 · 2026-01', '2 · 2026-02', '3 · 2026-03'],
  series: [
    { name: '正常', colour: '--value-0', values: [1200, 1180, 1100] },
    {
      name: 'Serious: retain, with a name that goes on for long',
      colour: '--value-3',
      values: [90, 100, 160],
    },
    { name: '缺失', colour: '--value-missing', values: [40, 50, 70] },
  ],
};
const BARS: ChartShape = {
  kind: 'bars',
  axis: 'Step',
  measure: 'seconds',
  categories: ['plan', 'facts', 'tags'],
  series: [
    { name: 'Begins', colour: null, values: [0, 0.4, 1.9] },
    { name: 'Takes', colour: '--value-0', values: [0.4, 1.5, 0.6] },
  ],
};
const EMPTY: ChartShape = { ...STACK, categories: [], series: [] };

export const states: ElementStates = {
  element: 'tw-chart',
  states: {
    'shares over time': () => html`<tw-chart label="Shares" .shape=${STACK}></tw-chart>`,
    'lines over time': () =>
      html`<tw-chart label="Lines" .shape=${{ ...STACK, kind: 'line' }}></tw-chart>`,
    'bars from their start': () => html`<tw-chart label="Steps" .shape=${BARS}></tw-chart>`,
    'without numbers': () => html`<tw-chart label="Nothing" .shape=${EMPTY}></tw-chart>`,
    'nothing loaded yet': () => html`<tw-chart label="Nothing"></tw-chart>`,
  },
};
