import {
  dependenciesOf,
  explainTag,
  parseDefinitions,
  readRunTime,
  type TagDefinition,
} from '@tagwright/rules';
import { describe, expect, it } from '@jest/globals';
import { shippedCatalog, shippedDefinitions } from './support/shipped-catalog.js';

const { set } = parseDefinitions(shippedDefinitions(), shippedCatalog());
const tags = [...set.tags.values()];

/** Lists of customers to contact that are no care. */
const LISTS = ['best_customer', 'cross_sell', 'test_drive_invitation'];
/** The sum of all care; what is service in it needs no consent. */
const SUM = 'proactive_care';
const asksConsent = ({ legalBasis }: TagDefinition) => legalBasis === 'consent';
const isList = ({ code, category }: TagDefinition) =>
  LISTS.includes(code) || (category === 'care' && code !== SUM);

describe('who refused marketing', () => {
  it.each(
    tags.filter((tag) => isList(tag) && asksConsent(tag)).map((tag) => [tag.code, tag] as const),
  )('stands on no list of %s, and who may have refused on none for certain', (_, tag) => {
    const listed = tag.examples.filter(({ expect: value }) => value === true || isFilled(value));
    expect(listed.length).toBeGreaterThan(0);
    for (const { given, moment } of listed) {
      const run = readRunTime(moment?.asOf ?? '2026-01-01T00:00:00Z', moment?.zone ?? 'UTC');
      const refused = explainTag(tag, new Map([...given, ['marketing_opt_out', true]]), run);
      expect(refused.value === false || JSON.stringify(refused.value) === '[]').toBe(true);
      const unknown = explainTag(tag, new Map([...given, ['marketing_opt_out', null]]), run);
      expect(unknown.value).toBeNull();
    }
  });

  it('gets of all care only what is done for the service', () => {
    const sum = set.tags.get(SUM);
    const parts = sum === undefined ? [] : dependenciesOf(sum).map((code) => set.tags.get(code));
    const service = parts.filter((tag) => tag !== undefined && !asksConsent(tag));
    expect(service.map((tag) => [tag?.code, tag?.legalBasis])).toEqual([
      ['care_after_repair', 'contract_performance'],
      ['complaint_follow_up', 'contract_performance'],
      ['insurance_renewal_due', 'contract_performance'],
      ['maintenance_due', 'contract_performance'],
      ['post_delivery_call', 'contract_performance'],
    ]);
  });
});

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
