import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventText } from '../chain/event-text.js';
import { CHAIN_START, sealHash, stubOf } from '../chain/seal-hash.js';
import { ChainCheck, type ChainLink } from './chain-check.js';
import type { TrailFinding } from './finding.js';

function event(n: number): EventText {
  return {
    ...{ id: String(n), xid: String(700 + n), occurredAt: '2026-01-31T08:05:09.000001Z' },
    ...{ person: null, account: 'system', channel: 'job', address: null },
    ...{ action: 'thing.changed', objectKind: 'thing', objectCode: `t${n}` },
    ...{ patch: null, details: '{}' },
  };
}

/** A sound chain of so many events. */
function chainOf(length: number): ChainLink[] {
  let previous = CHAIN_START;
  return Array.from({ length }, (_, index) => {
    const place = { sequence: String(index + 1), previous };
    const hash = sealHash(place, stubOf(event(index + 1)));
    previous = hash;
    return { ...place, hash, event: event(index + 1) };
  });
}

function check(links: readonly ChainLink[]): { finding: TrailFinding | null; verified: number } {
  const chain = new ChainCheck();
  for (const link of links) if (!chain.add(link)) break;
  return { finding: chain.finish(), verified: chain.verified };
}

type Harm = (links: ChainLink[], at: number) => ChainLink[];

const changed = (links: ChainLink[], at: number, change: Partial<ChainLink>): ChainLink[] =>
  links.map((link, index) => (index === at ? { ...link, ...change } : link));

const HARMS: Readonly<Record<string, Harm>> = {
  'an event is edited': (links, at) =>
    changed(links, at, { event: { ...event(at + 1), account: 'somebody' } }),
  'an event is deleted': (links, at) => changed(links, at, { event: null }),
  'a seal has another hash': (links, at) => changed(links, at, { hash: 'f'.repeat(64) }),
  'a seal has another predecessor': (links, at) => changed(links, at, { previous: 'f'.repeat(64) }),
  'a seal has another number': (links, at) => changed(links, at, { sequence: '99' }),
  'a place is left out': (links, at) => links.filter((_, index) => index !== at),
  'a place is there twice': (links, at) =>
    links.flatMap((link, n) => (n === at ? [link, link] : [link])),
};

describe('a chain', () => {
  it('is sound as it was made, however long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (length) => {
        expect(check(chainOf(length))).toEqual({ finding: null, verified: length });
      }),
    );
  });

  it.each(Object.entries(HARMS))(
    'is not once %s, and the first bad place is named',
    (name, harm) => {
      fc.assert(
        fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), (length, drawn) => {
          // What the last place loses, only a head from outside can miss.
          const at = drawn % (length - 1);
          const { finding, verified } = check(harm(chainOf(length), at));
          const first = name === 'a place is there twice' ? at + 2 : at + 1;
          expect(finding?.sequence).toBe(String(first));
          expect(verified).toBe(first - 1);
        }),
      );
    },
  );

  it('calls an exchange an exchange, unless it lies too far apart to be looked for', () => {
    const swap = (length: number, other: number): TrailFinding | null => {
      const links = chainOf(length);
      const [one, two] = [links[0]?.event ?? null, links[other]?.event ?? null];
      return check(changed(changed(links, 0, { event: two }), other, { event: one })).finding;
    };
    expect(swap(10, 7)).toMatchObject({ fault: 'events_reordered', sequence: '1' });
    expect(swap(1_500, 1_400)).toMatchObject({ fault: 'event_edited', sequence: '1' });
  });
});
