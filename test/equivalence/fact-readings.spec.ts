import { compilePlan, lineageOf } from '@tagwright/compiler';
import { classifyChange } from '@tagwright/rules';
import { describe, expect, it } from '@jest/globals';
import { factSet, type FactSketch } from './support/fact-yaml.js';
import { smallCatalog } from './support/small-catalog.js';
import { supplyAll } from './support/run-plan.js';

const due: FactSketch = { fact: 'due', type: 'date', measure: { last: 'due', from: 'visit' } };
const made: FactSketch = {
  fact: 'made',
  subject: 'vehicle',
  type: 'date',
  attribute: { column: 'due' },
  from: 'vehicle',
};
const A = { column: 'grade', operator: 'equal', value: 'A' };
const sketch = (rest: object): FactSketch => ({ fact: 'f', ...rest });

/** The columns of one dataset that a fact reads, each with how. */
function columnsOf(rest: object, dataset: string): string[] {
  const set = factSet([due, made, sketch(rest)]);
  return lineageOf('f', set)
    .filter((each) => each.dataset === dataset)
    .map(({ column, kind }) => `${column} ${kind}`);
}

describe('the lineage of a fact', () => {
  it('takes the time for the value where the days between events are measured', () => {
    const rest = { type: 'integer', measure: { lastGap: {}, from: 'visit' } };
    expect(columnsOf(rest, 'visit')).toEqual([
      'customer_id INDIRECT',
      'day DIRECT',
      'day INDIRECT',
    ]);
  });

  it('holds both sides of a ratio', () => {
    const ratio = { of: { sum: 'amount', where: A }, to: { sum: 'points' } };
    const rest = { type: 'decimal', scale: 2, measure: { ratio, from: 'visit' } };
    expect(columnsOf(rest, 'visit')).toEqual([
      'amount DIRECT',
      'customer_id INDIRECT',
      'day INDIRECT',
      'grade INDIRECT',
      'points DIRECT',
    ]);
  });

  it('holds what decides where a window starts', () => {
    const rest = {
      type: 'integer',
      measure: { count: {}, from: 'click', window: { since: 'due' } },
    };
    expect(columnsOf(rest, 'visit')).toEqual([
      'customer_id INDIRECT',
      'day INDIRECT',
      'due INDIRECT',
    ]);
  });

  it('holds both kinds of events of a sequence', () => {
    const rest = {
      type: 'date',
      sequence: {
        first: { from: 'visit' },
        then: { from: 'click', where: A },
        within: { days: 9 },
        window: { last: { days: 90 } },
        result: 'lastDate',
      },
    };
    expect(columnsOf(rest, 'visit')).toEqual([
      'customer_id INDIRECT',
      'day DIRECT',
      'day INDIRECT',
    ]);
    expect(columnsOf(rest, 'click')).toEqual([
      'at INDIRECT',
      'customer_id INDIRECT',
      'grade INDIRECT',
    ]);
  });

  it('holds the date that says which vehicle is the newest', () => {
    const pick = { newest: 'made' };
    const rest = { type: 'date', rollup: { of: 'vehicle', fact: 'made', pick } };
    expect(columnsOf(rest, 'vehicle')).toEqual([
      'due DIRECT',
      'due INDIRECT',
      'vehicle_id INDIRECT',
    ]);
  });
});

/** Why the fact is missing for everybody when a dataset is not supplied or covers less. */
function whyMissing(rest: object, change: { without?: string; from?: string }) {
  const set = factSet([due, sketch(rest)]);
  const period = { from: change.from ?? '2000-01-01', to: '2026-01-01' };
  const supplied = supplyAll(smallCatalog, period).filter(
    ({ dataset }) => dataset !== change.without,
  );
  const plan = compilePlan({
    set,
    catalog: smallCatalog,
    supplied,
    asOf: '2026-01-01T00:00:00+08:00',
    zone: 'Asia/Shanghai',
  });
  const columns = plan.facts.find(({ subject }) => subject === 'customer')?.columns;
  return columns?.find(({ code }) => code === 'f')?.missingBecause?.en;
}

describe('a fact is missing for everybody', () => {
  const sequence = {
    type: 'boolean',
    sequence: {
      first: { from: 'visit' },
      without: { from: 'click' },
      within: { days: 9 },
      window: { between: { from: { days: 90 }, to: { days: 60 } } },
      result: 'exists',
    },
  };

  it('when one of the datasets of its sequence is not there', () => {
    for (const dataset of ['visit', 'click']) {
      const why = whyMissing(sequence, { without: dataset });
      expect(why).toBe(`dataset ${dataset} is not supplied`);
    }
    expect(whyMissing(sequence, {})).toBeUndefined();
  });

  it('when nobody can have its condition', () => {
    const when = { fact: 'due', operator: 'isPresent' };
    const derived = { type: 'integer', derived: { add: [1, 1] }, when };
    expect(whyMissing(derived, { without: 'visit' })).toBe('dataset visit is not supplied');
    const not = { ...derived, when: { not: when } };
    expect(whyMissing(not, { without: 'visit' })).toBeUndefined();
  });

  it('when its trend looks back further than the dataset', () => {
    const trend = { of: { count: {} }, as: 'difference' };
    const window = { last: { months: 12 } };
    const rest = { type: 'integer', measure: { trend, from: 'visit', window } };
    expect(whyMissing(rest, { from: '2024-01-01' })).toBeUndefined();
    expect(whyMissing(rest, { from: '2024-01-02' })).toBe(
      'dataset visit covers 2024-01-02 to 2026-01-01, not 2024-01-01 to 2025-01-01',
    );
  });

  it('when its window starts at such a fact', () => {
    const rest = {
      type: 'integer',
      measure: { count: {}, from: 'click', window: { since: 'due' } },
    };
    expect(whyMissing(rest, { without: 'visit' })).toBe('dataset visit is not supplied');
  });
});

describe('a changed fact', () => {
  const changed = (before: object, after: object) => {
    const [one, two] = [before, after].map((rest) => factSet([due, sketch(rest)]).facts.get('f'));
    return one && two && classifyChange(one, two);
  };

  it('is a minor for how many events make a rhythm, a major for another window', () => {
    const gap = (minEvents: number, window: unknown) => ({
      type: 'integer',
      measure: { lastGap: { minEvents }, from: 'visit', window },
    });
    expect(changed(gap(2, 'yearToDate'), gap(3, 'yearToDate'))).toBe('minor');
    expect(changed(gap(2, 'yearToDate'), gap(2, 'previousYear'))).toBe('major');
  });

  it('is a minor for the threshold of its condition', () => {
    const derived = (value: string) => ({
      type: 'integer',
      derived: { daysSince: { fact: 'due' } },
      when: { fact: 'due', operator: 'after', value },
    });
    expect(changed(derived('2024-01-01'), derived('2025-01-01'))).toBe('minor');
  });
});
