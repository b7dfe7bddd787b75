import { compilePlan } from '@tagwright/compiler';
import { parseDefinitions } from '@tagwright/rules';
import { describe, expect, it } from '@jest/globals';
import { createDataset, openDuckDb, runPlan, storageType, supplyAll } from './support/run-plan.js';
import { shippedCatalog, shippedDefinitions } from './support/shipped-catalog.js';

const catalog = shippedCatalog();
const { set, diagnostics } = parseDefinitions(shippedDefinitions(), catalog);
const period = { from: '2000-01-01', to: '2026-01-01' };
const plan = compilePlan({
  set,
  catalog,
  supplied: supplyAll(catalog, period),
  asOf: '2026-01-01T00:00:00+08:00',
  zone: 'Asia/Shanghai',
});

describe('shipped definitions', () => {
  it('have no findings', () => {
    expect(diagnostics).toEqual([]);
  });

  it('read each dataset once in the whole plan', () => {
    const texts = [plan.shared.map(({ sql }) => sql), plan.facts.map(({ select }) => select)];
    const stages = plan.stages.map(({ select }) => select);
    const text = [...texts.flat(), ...stages].join('\n');
    const reads = [...text.matchAll(/"dataset"\."([a-z_]+)"/g)].map((match) => match[1]);
    expect(reads.toSorted()).toEqual([...new Set(reads)].toSorted());
    expect(reads.length).toBeGreaterThan(5);
  });

  it('read of a dataset that only measures share no rows outside of their windows', () => {
    const events = plan.shared.find(({ name }) => name === 'scan.lead_event')?.sql ?? '';
    expect(events).toContain(`"event_time" >= TIMESTAMP '2024-12-31 16:00:00.000000'`);
    const leads = plan.shared.find(({ name }) => name === 'scan.lead')?.sql ?? '';
    expect(leads).not.toContain('WHERE');
  });

  it('name every relation that they read', () => {
    for (const part of [...plan.facts, ...plan.stages, ...plan.snapshot]) {
      const named = [...part.select.matchAll(/"(dataset|scan|facts|stage)"\."([a-z_0-9]+)"/g)];
      const names = new Set(named.map(([, schema, name]) => `${schema ?? ''}.${name ?? ''}`));
      expect([...names].sort()).toEqual(part.reads);
    }
  });

  it('look rows up by plain joins, without a step that removes duplicates first', async () => {
    const db = await openDuckDb();
    for (const view of catalog.datasets.values()) await createDataset(db, view);
    await runPlan(db, plan);
    for (const { subject, select } of plan.facts) {
      const rows = (await db.runAndReadAll(`EXPLAIN (FORMAT json) ${select}`)).getRows();
      const explained = JSON.stringify(rows);
      expect([subject, explained.includes('SINGLE')]).toEqual([subject, subject === 'customer']);
      expect([subject, explained.includes('DELIM')]).toEqual([subject, false]);
    }
  });

  it('compile to SQL that DuckDB runs, with the declared types', async () => {
    const db = await openDuckDb();
    for (const view of catalog.datasets.values()) await createDataset(db, view);
    await runPlan(db, plan);
    const parts = [
      ...plan.facts.map((part) => [`facts.${part.subject}`, part] as const),
      ...plan.snapshot.map((part) => [`snapshot.${part.subject}`, part] as const),
    ];
    for (const [table, part] of parts) {
      const result = await db.runAndReadAll(`SELECT * FROM ${table}`);
      const types = result.columnTypes().map(String);
      expect([table, result.columnNames()]).toEqual([
        table,
        [part.idColumn, ...part.columns.map((c) => c.code)],
      ]);
      expect([table, types]).toEqual([
        table,
        ['BIGINT', ...part.columns.map((c) => storageType(c.type))],
      ]);
    }
  });
});
