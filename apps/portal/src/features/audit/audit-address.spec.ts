import { describe, expect, it } from '@jest/globals';

import {
  NO_FILTER,
  eventQuery,
  readAuditAddress,
  startOfDay,
  writeAuditAddress,
} from './audit-address.js';

describe('the address of the audit room', () => {
  it('says again what it was written from', () => {
    const address = {
      view: 'chain' as const,
      filter: { ...NO_FILTER, account: 'a&b', from: '2026-01-01' },
      event: '17',
    };
    expect(readAuditAddress(writeAuditAddress(address))).toEqual(address);
  });

  it('is the list of events where it says nothing, or nonsense', () => {
    expect(readAuditAddress('')).toEqual({ view: 'events', filter: NO_FILTER, event: '' });
    expect(readAuditAddress('?view=nonsense').view).toBe('events');
  });
});

describe('eventQuery', () => {
  it('includes the whole last day', () => {
    const { from, to } = eventQuery({ ...NO_FILTER, from: '2026-03-01', to: '2026-03-01' });
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 3600 * 1000);
  });

  it('leaves out what is no day', () => {
    expect(startOfDay('yesterday')).toBeNull();
    expect(eventQuery(NO_FILTER)).toMatchObject({ from: null, to: null });
  });
});
