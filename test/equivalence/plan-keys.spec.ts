import { compilePlan, lineageOf, type Plan, type SuppliedDataset } from '@tagwright/compiler';
import { checkExamples, parseDefinitions, wordsOf } from '@tagwright/rules';
import { describe, expect, it } from '@jest/globals';
import { factSet } from './support/fact-yaml.js';
import { supplyAll } from './support/run-plan.js';
import { shippedCatalog, shippedDefinitions } from './support/shipped-catalog.js';
import { smallCatalog } from './support/small-catalog.js';

const catalog = shippedCatalog();
const files = shippedDefinitions();
const { set } = parseDefinitions(files, catalog);
const supplied = supplyAll(catalog, { from: '2000-01-01', to: '2026-01-01' });
const asOf = '2026-01-01T00:00:00+08:00';
const zone = 'Asia/Shanghai';

function planOf(changes: {
  edit?: (text: string) => string;
  supplied?: readonly SuppliedDataset[];
  asOf?: string;
}): Plan {
  const edit = changes.edit ?? ((text: string) => text);
  const edited = files.map(({ file, text }) => ({ file, text: edit(text) }));
  const changed = parseDefinitions(edited, catalog);
  const data = changes.supplied ?? supplied;
  return compilePlan({
    set: changed.set,
    catalog,
    supplied: data,
    asOf: changes.asOf ?? asOf,
    zone,
  });
}
const base = planOf({});
const cacheKeys = (plan: Plan) => plan.facts.map((table) => table.cacheKey);
const digestKeys = (plan: Plan) =>
  new Map(plan.snapshot.flatMap(({ columns }) => columns.map((c) => [c.code, c.digestKey])));

describe('keys of a plan', () => {
  it('are the same for the same inputs, in whatever order they come', () => {
    const turned = compilePlan({ set, catalog, supplied: supplied.toReversed(), asOf, zone });
    expect(turned).toEqual(base);
  });

  it('keep all facts, and all tags but the changed one and its readers, when a tag changes', () => {
    const changed = planOf({
      edit: (text) =>
        text.includes('tag: lead_score_band') ? text.replace('value: 50 }', 'value: 49 }') : text,
    });
    expect(cacheKeys(changed)).toEqual(cacheKeys(base));
    const before = digestKeys(base);
    const moved = [...digestKeys(changed)].filter(([code, key]) => before.get(code) !== key);
    const codes = moved.map(([code]) => code).sort();
    expect(codes).toContain('lead_score_band');
    expect(codes).toContain('best_lead_temperature');
    expect(codes).not.toContain('churn_warning');
  });

  it('change with a dataset version, and only for those who read it', () => {
    const other = supplied.map((each) =>
      each.dataset === 'lead_event' ? { ...each, contentHash: 'other' } : each,
    );
    const changed = planOf({ supplied: other });
    const same = base.facts.map(({ cacheKey, subject }, index) =>
      cacheKey === changed.facts[index]?.cacheKey ? subject : '',
    );
    expect(same).toContain('vehicle');
    expect(same).not.toContain('lead');
  });

  it('change with the moment', () => {
    const changed = planOf({ asOf: '2026-01-01T00:00:01+08:00' });
    expect(cacheKeys(changed)).not.toEqual(cacheKeys(base));
  });

  it('say why a column is missing for everybody', () => {
    const without = supplied.filter((each) => each.dataset !== 'sales_order');
    const columns = planOf({ supplied: without }).facts.flatMap((table) => table.columns);
    const reasons = new Set(columns.flatMap(({ missingBecause }) => missingBecause?.en ?? []));
    expect([...reasons]).toEqual(['dataset sales_order is not supplied']);
  });

  it('leave out subjects without a population', () => {
    const without = supplied.filter((each) => each.dataset !== 'lead');
    expect(planOf({ supplied: without }).facts.map((table) => table.subject)).not.toContain('lead');
  });

  it('survive JSON, since a plan goes to another process', () => {
    expect(JSON.parse(JSON.stringify(base))).toEqual(base);
  });
});

describe('shipped tags', () => {
  it('do what their examples say', async () => {
    expect(await checkExamples(set)).toEqual([]);
  });

  it('have words in both languages, with names in place of codes', () => {
    for (const definition of [...set.facts.values(), ...set.tags.values()]) {
      const words = wordsOf(definition, catalog, set);
      expect([definition.code, words.zh, words.en]).toEqual([
        definition.code,
        expect.stringMatching(/。$/),
        expect.stringMatching(/\.$/),
      ]);
      expect(words.en).not.toMatch(/\{\d\}|undefined/);
    }
  });
});

describe('lineageOf', () => {
  it('tells columns whose values flow in from those that decide', () => {
    const facts = factSet([
      {
        fact: 'spent',
        type: 'decimal',
        scale: 2,
        measure: {
          sum: 'amount',
          from: 'visit',
          where: { column: 'grade', operator: 'equal', value: 'A' },
          window: { last: { days: 5 } },
        },
      },
      {
        fact: 'double',
        type: 'decimal',
        scale: 2,
        derived: { add: [{ fact: 'spent' }, { fact: 'spent' }] },
      },
    ]);
    expect(smallCatalog.datasets.has('visit')).toBe(true);
    const columns = lineageOf('double', facts).map((c) => `${c.kind} ${c.dataset}.${c.column}`);
    expect(columns).toEqual([
      'INDIRECT customer_link.customer_id',
      'INDIRECT customer_link.valid_from',
      'INDIRECT customer_link.valid_to',
      'DIRECT visit.amount',
      'INDIRECT visit.customer_id',
      'INDIRECT visit.day',
      'INDIRECT visit.grade',
    ]);
  });
});
