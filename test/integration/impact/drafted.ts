import type { Draft } from '@tagwright/impact';
import type { ImpactHouse } from './impact-house.js';

type Body = Record<string, unknown>;

/** A draft of an active definition, less its examples. */
export async function draftOf(
  house: ImpactHouse,
  kind: Draft['kind'],
  code: string,
  change: (body: Body) => void,
): Promise<Draft> {
  const body = await house.body(code);
  delete body.examples;
  change(body);
  return { kind, code, body };
}

/** Churn is called serious from another ratio on. */
export function churnFrom(house: ImpactHouse, ratio: number): Promise<Draft> {
  return draftOf(house, 'tag', 'churn_warning', (body) => {
    const { parameters } = body as { parameters: Record<string, { default: number }> };
    if (parameters.serious_above !== undefined) parameters.serious_above.default = ratio;
  });
}

/** Visits are counted over other months. */
export function visitsOver(house: ImpactHouse, months: number): Promise<Draft> {
  return draftOf(house, 'fact', 'service_visits_12m', (body) => {
    const { measure } = body as { measure: { window: { last: { months: number } } } };
    measure.window.last.months = months;
  });
}

/** A tag that nobody had before. */
export function newTag(code: string, rest: Body): Draft {
  const words = { zh: '测试', en: 'Test' };
  return {
    kind: 'tag',
    code,
    body: {
      tag: code,
      name: words,
      category: 'value',
      subject: 'customer',
      owner: 'customer_management',
      purpose: words,
      legalBasis: 'legitimate_interest',
      meaning: words,
      ...rest,
    },
  };
}
