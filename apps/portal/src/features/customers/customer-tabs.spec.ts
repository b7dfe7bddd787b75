import { describe, expect, it } from '@jest/globals';

import { readCustomerView, writeCustomerView } from './customer-tabs.js';

describe('the address of a customer', () => {
  it.each([
    ['', 'overview', []],
    ['tab=after', 'after', []],
    ['tab=timeline&kinds=complaint,service_order', 'timeline', ['complaint', 'service_order']],
  ])('"%s" is read and written the same', (query, tab, kinds) => {
    expect(readCustomerView(query)).toEqual({ tab, kinds });
    expect(writeCustomerView(readCustomerView(query))).toBe(query);
  });

  it('falls back to the first part, and leaves out what is no kind', () => {
    expect(readCustomerView('tab=nothing&kinds=complaint')).toEqual({ tab: 'overview', kinds: [] });
    expect(readCustomerView('tab=timeline&kinds=,<b>,complaint').kinds).toEqual(['complaint']);
  });
});
