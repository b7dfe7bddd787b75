import {
  compilePlan,
  lineageOf,
  resultKeys,
  type Plan,
  type SuppliedDataset,
} from '@tagwright/compiler';
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
const name = { zh: '名', en: 'Name' };

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

/** One tag over the date of a customer's own row. */
function tagSet(body: string) {
  const fact =
    '{ fact: due, name: { zh: 名, en: N }, group: basic, subject: customer, owner: o, pii: none, type: date, attribute: { from: customer, column: due } }';
  const head =
    'tag: tag\nname: { zh: 名, en: N }\ncategory: c\nsubject: customer\nowner: o\npurpose: { zh: 名, en: N }\nlegalBasis: consent\nmeaning: { zh: 名, en: N }';
  const text = `${fact}\n---\n${head}\n${body}\n`;
  const parsed = parseDefinitions([{ file: 'f.yaml', text }], smallCatalog);
  expect(parsed.diagnostics).toEqual([]);
  return parsed;
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

  it('are the same, as is all SQL, when a number of a fact gets a name', () => {
    const measure = 'from: complaint\n  window: { last: { months: 24 } }';
    const named = planOf({
      edit: (text) =>
        text.replace(
          measure,
          `${measure.replace('24', '{ parameter: span }')}\nparameters: { span: { default: 24 } }`,
        ),
    });
    expect(files.some(({ text }) => text.includes(measure))).toBe(true);
    expect(named).toEqual(base);
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

  it('change with the moment for every tag that counts from it, so that no sealed value is reused', () => {
    const { set: timed } = tagSet(`
kind: rule
type: boolean
cases: [{ when: { fact: due, operator: withinLast, value: { days: 30 } }, value: true }]
else: false`);
    const input = {
      set: timed,
      catalog: smallCatalog,
      zone,
      supplied: supplyAll(smallCatalog, null),
    };
    const keyAt = (moment: string) => resultKeys({ ...input, asOf: moment }).tags.get('tag');
    expect(keyAt('2026-01-01T00:00:00+08:00')).toBe(keyAt('2026-01-01T00:00:00+08:00'));
    expect(keyAt('2026-01-02T00:00:00+08:00')).not.toBe(keyAt('2026-01-01T00:00:00+08:00'));
    const plan = compilePlan({ ...input, asOf });
    expect(plan.stages.at(-1)?.select).toContain(
      `>= DATE '2025-12-02' AND "due" < DATE '2026-01-01'`,
    );
  });

  it('change with the code list of an imported label, whose codes decide which values count', () => {
    const { set: labelled } = tagSet(`
kind: imported
type: code
list: grade
imported: { label: income }`);
    const keyFor = (codes: readonly string[]) => {
      const list = { list: 'grade', name, codes: codes.map((code) => ({ code, name })) };
      const codeLists = new Map([...smallCatalog.codeLists, ['grade', list] as const]);
      const changed = { ...smallCatalog, codeLists };
      const data = supplyAll(changed, null);
      const input = { set: labelled, catalog: changed, supplied: data, asOf, zone };
      return resultKeys(input).tags.get('tag');
    };
    expect(keyFor(['A', 'B', 'C', 'D'])).not.toBe(keyFor(['A', 'B', 'C']));
    expect(keyFor(['C', 'B', 'A'])).toBe(keyFor(['A', 'B', 'C']));
  });

  it('say why a column is missing for everybody', () => {
    const without = supplied.filter((each) => each.dataset !== 'sales_order');
    const columns = planOf({ supplied: without }).facts.flatMap((table) => table.columns);
    const reasons = new Set(columns.flatMap(({ missingBecause }) => missingBecause?.en ?? []));
    expect([...reasons]).toEqual(['dataset sales_order is not supplied']);
  });

  it('say why nobody has an imported label', () => {
    const reasonOf = (more: string, columns?: readonly string[]) => {
      const body = `kind: imported\ntype: text\nimported: { label: income${more} }`;
      const data = supplyAll(smallCatalog, null).map((each) =>
        each.dataset === 'imported_label' ? { ...each, ...(columns && { columns }) } : each,
      );
      const input = { set: tagSet(body).set, catalog: smallCatalog, supplied: data, asOf, zone };
      return compilePlan(input).stages.at(-1)?.columns[0]?.missingBecause?.en;
    };
    const filled = ['customer_id', 'label', 'value', 'provided_date'];
    expect(reasonOf('', filled)).toBeUndefined();
    expect(reasonOf('')).toBeUndefined();
    expect(reasonOf('', ['customer_id', 'label', 'value'])).toBe(
      'no source fills column provided_date of dataset imported_label',
    );
    expect(reasonOf(', minConfidence: 0.5', filled)).toBe(
      'no source fills column confidence of dataset imported_label',
    );
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
    expect(await checkExamples([...set.tags.values()])).toEqual([]);
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
  const linesOf = (body: string): string[] =>
    lineageOf('tag', tagSet(body).set).map((c) => `${c.kind} ${c.dataset}.${c.column}`);

  it('lets a shown fact flow in, and what a tree asks decide', () => {
    const shown = linesOf('kind: value\ntype: date\nvalue: { fact: due }');
    expect(shown).toContain('DIRECT customer.due');
    const tree =
      'kind: tree\ntype: boolean\ntree: { if: { fact: due, operator: isMissing }, then: true, else: false }';
    expect(linesOf(tree)).toContain('INDIRECT customer.due');
    expect(linesOf(tree)).not.toContain('DIRECT customer.due');
  });

  it('names the columns of imported labels that a tag looks at', () => {
    const body =
      'kind: imported\ntype: text\nimported: { label: income, provider: a, minConfidence: 0.5 }';
    const own = linesOf(body).filter((line) => line.includes('imported_label.'));
    expect(own).toEqual([
      'INDIRECT imported_label.confidence',
      'INDIRECT imported_label.customer_id',
      'INDIRECT imported_label.expiry_date',
      'INDIRECT imported_label.label',
      'INDIRECT imported_label.provided_date',
      'INDIRECT imported_label.provider',
      'DIRECT imported_label.value',
    ]);
  });

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
