import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadCatalogFiles } from '@tagwright/catalog';
import { dependenciesOf, evaluateTag, type DefinitionSet } from '@tagwright/rules';
import { checkDefinitions, checkFiles } from './check-definitions.js';
import { readDefinitionFiles } from './read-definition-files.js';

const ROOT = new URL('../../../', import.meta.url).pathname;
const SHIPPED = [
  'best_lead_temperature',
  'churn_state',
  'churn_warning',
  'customer_stage',
  'insurance_renewal_due',
  'lead_behaviour_level',
  'lead_routing',
  'lead_score',
  'lead_score_band',
  'lead_temperature',
  'maintenance_due',
  'post_delivery_call',
  'recommended_activity',
  'value_churn_cell',
  'value_score',
  'value_tier',
  'vehicle_life_cycle',
  'vehicle_stage',
  'vehicle_stage_best',
];

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
    expect(report.diagnostics).toEqual([]);
    expect(report.examples).toBeGreaterThan(100);
  });

  it('are the nineteen tags, over facts of every group', () => {
    expect([...set.tags.keys()].sort()).toEqual(SHIPPED);
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
    const rules = [...set.tags.values()].filter(({ rule }) => rule.kind !== 'rollup');
    const values = await Promise.all(rules.map((tag) => evaluateTag(tag, new Map())));
    expect(values).toEqual(rules.map(() => null));
  });

  it('show by example what each rule gives when an input is missing', () => {
    const silent = [...set.tags.values()].filter(
      ({ rule, examples }) =>
        rule.kind !== 'rollup' && !examples.some(({ expect: value }) => value === null),
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
