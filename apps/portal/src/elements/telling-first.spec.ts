import { describe, expect, it } from '@jest/globals';

import { tellingFirst } from './telling-first.js';

describe('tellingFirst', () => {
  it('puts stage, tier and warning before the others, which keep their order', () => {
    const tags = ['after_sales_use', 'churn_warning', 'complained', 'customer_stage'];
    const codes = tellingFirst(tags.map((code) => ({ code }))).map(({ code }) => code);
    expect(codes).toEqual(['customer_stage', 'churn_warning', 'after_sales_use', 'complained']);
  });
});
