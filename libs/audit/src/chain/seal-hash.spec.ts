import { describe, expect, it } from '@jest/globals';
import { canonicalJson, hashOf } from '@tagwright/kernel';
import fc from 'fast-check';
import type { EventText } from './event-text.js';
import { canonicalEvent, CHAIN_START, objectDigest, sealHash, stubOf } from './seal-hash.js';

const anyText = fc.string({ unit: 'binary' });
const maybe = fc.option(anyText, { nil: null });
const events: fc.Arbitrary<EventText> = fc.record({
  ...{ id: anyText, xid: anyText, occurredAt: anyText, person: maybe, account: anyText },
  ...{ channel: anyText, address: maybe, action: anyText, objectKind: anyText },
  ...{ objectCode: anyText, patch: maybe, details: anyText },
});

const EVENT: EventText = {
  ...{ id: '7', xid: '812', occurredAt: '2026-01-31T08:05:09.000001Z', person: null },
  ...{ account: 'system', channel: 'job', address: null, action: 'run.queued' },
  ...{ objectKind: 'run', objectCode: '1', patch: null, details: '{"词": 1.50}' },
};

describe('what is hashed', () => {
  it('is the canonical JSON of RFC 8785, whatever the texts are', () => {
    fc.assert(
      fc.property(events, anyText, (event, previous) => {
        expect(canonicalEvent(event)).toBe(canonicalJson(event));
        const { objectKind: kind, objectCode: code, occurredAt } = event;
        expect(objectDigest(kind, code)).toBe(hashOf({ kind, code }));
        const stub = { occurredAt, object: hashOf({ kind, code }), content: hashOf(event) };
        expect(stubOf(event)).toEqual(stub);
        const place = { sequence: '5', previous };
        expect(sealHash(place, stub)).toBe(hashOf({ ...place, ...stub }));
      }),
    );
  });

  it('stays what it was: a chain is proved years later', () => {
    expect(sealHash({ sequence: '1', previous: CHAIN_START }, stubOf(EVENT))).toMatchInlineSnapshot(
      `"d542e4e3b8b07d77a34517a5cd2a982e786f2855b918ba4f0af6818e532d9463"`,
    );
  });

  it('tells any two events apart', () => {
    fc.assert(
      fc.property(events, events, (one, other) => {
        const isSame = canonicalJson(one) === canonicalJson(other);
        expect(stubOf(one).content === stubOf(other).content).toBe(isSame);
      }),
    );
  });
});
