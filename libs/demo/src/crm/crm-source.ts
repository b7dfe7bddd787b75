import type { DemoContext } from '../context.js';
import { scrambledKey } from '../random/scrambled-key.js';

export const CRM = 'crm';

/** SQL of a person's member id; a duplicated member has one per copy. */
export function memberId({ draws }: DemoContext, person: string, copy = '0'): string {
  return scrambledKey(draws, 'crm.member', 'M', `${person} * 2 + ${copy}`);
}

/** SQL of a lead's number. */
export function leadNumber({ draws }: DemoContext, lead: string): string {
  return scrambledKey(draws, 'crm.lead', 'L', lead);
}
