import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadCatalogFiles } from '@tagwright/catalog';
import {
  dependenciesOf,
  evaluateTag,
  isEvaluable,
  readRunTime,
  type DefinitionSet,
} from '@tagwright/rules';
import { checkDefinitions, checkFiles } from './check-definitions.js';
import { checkExamplesInSql } from './check-examples-in-sql.js';
import { readDefinitionFiles } from './read-definition-files.js';

const ROOT = new URL('../../../', import.meta.url).pathname;
const run = readRunTime('2026-01-01T00:00:00+08:00', 'Asia/Shanghai');

describe('the shipped definitions', () => {
  let set: DefinitionSet;

  beforeAll(async () => {
    const { catalog } = await loadCatalogFiles(`${ROOT}governance`);
    const files = await readDefinitionFiles(`${ROOT}tag-definitions`);
    ({ set } = await checkFiles(files, catalog));
  });

  it('have nothing wrong with them and fulfil every example', async () => {
    const report = await checkDefinitions({
      governanceDir: `${ROOT}governance`,
      definitionsPath: `${ROOT}tag-definitions`,
    });
    expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(report.examples).toBeGreaterThan(100);
  });

  it('fulfil every example in SQL, too', async () => {
    const examples = [...set.tags.values()].flatMap((tag) => tag.examples);
    const { run: count, findings } = await checkExamplesInSql([...set.tags.values()]);
    expect(findings).toEqual([]);
    expect(count).toBe(examples.length);
    expect(count).toBeGreaterThan(100);
  });

  it('would be told in SQL of every example that expects nothing in place of its value', async () => {
    const tags = [...set.tags].map(([code, tag]) => {
      const examples = tag.examples.map((each) => ({ ...each, expect: null }));
      return [code, { ...tag, examples }] as const;
    });
    const { findings } = await checkExamplesInSql(tags.map(([, tag]) => tag));
    const values = [...set.tags.values()].flatMap((tag) => tag.examples.map((each) => each.expect));
    expect(findings).toHaveLength(values.filter((value) => value !== null).length);
  });

  it('are tags of every category and kind, over facts of every group', () => {
    const tags = [...set.tags.values()];
    expect([...new Set(tags.map(({ category }) => category))].sort()).toEqual([
      'care',
      'churn',
      'classification',
      'lead',
      'life_cycle',
      'loyalty',
      'propensity',
      'value',
    ]);
    expect([...new Set(tags.map(({ rule }) => rule.kind))].sort()).toEqual([
      'imported',
      'rollup',
      'rule',
      'scorecard',
      'table',
      'tree',
      'value',
    ]);
    const groups = new Set([...set.facts.values()].map(({ group }) => group));
    expect([...groups].sort()).toEqual([
      'basic',
      'consumption',
      'customer_attributes',
      'customer_service',
      'lead',
      'life_cycle',
      'vehicle_and_repair',
      'work',
    ]);
  });

  it('give no value to a subject of whom nothing is known', async () => {
    const rules = [...set.tags.values()].filter(({ rule }) => isEvaluable(rule));
    const values = await Promise.all(rules.map((tag) => evaluateTag(tag, new Map(), run)));
    expect(values).toEqual(rules.map(() => null));
  });

  it('show by example what each rule gives when an input is missing', () => {
    const silent = [...set.tags.values()].filter(
      ({ rule, examples }) =>
        isEvaluable(rule) && !examples.some(({ expect: value }) => value === null),
    );
    expect(silent).toEqual([]);
  });

  it('read no personal attribute beyond what a rule needs', () => {
    const sensitive = [...set.facts.values()].filter(({ pii }) =>
      ['direct', 'sensitive'].includes(pii),
    );
    expect(sensitive).toEqual([]);
    const read = new Set([...set.tags.values()].flatMap((tag) => [...dependenciesOf(tag)]));
    expect(read).not.toContain('customer_gender');
  });
});
