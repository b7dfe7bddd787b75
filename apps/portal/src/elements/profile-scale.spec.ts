import { describe, expect, it } from '@jest/globals';

import { countBelow, endsOf, placeOf, valueAfterKey, valueAt } from './profile-scale.js';

const whole = { kind: 'number', scale: 0 } as const;
const cents = { kind: 'number', scale: 2 } as const;
const day = { kind: 'day' } as const;

/** 5 below 0, 10 from 0 to 9, 20 from 10 to 19, 1 of 20 and more. */
const bins = [
  { from: null, to: '0', count: 5 },
  { from: '0', to: '10', count: 10 },
  { from: '10', to: '20', count: 20 },
  { from: '20', to: null, count: 1 },
];

describe('a place across a profile', () => {
  it('is even over bins, open ends as wide as the others', () => {
    expect(placeOf('0', bins, whole)).toBe(0.25);
    expect(placeOf('15', bins, whole)).toBe(0.625);
    expect(placeOf('-1000', bins, whole)).toBe(0);
    expect(placeOf('1000', bins, whole)).toBe(1);
  });

  it('gives the value that lies there', () => {
    expect(valueAt(0.625, bins, whole)).toBe('15');
    expect(valueAt(-1, bins, whole)).toBe('-10');
    expect(valueAt(2, bins, whole)).toBe('30');
  });

  it('counts days over months of different length', () => {
    const months = [
      { from: '2026-01-01', to: '2026-02-01', count: 1 },
      { from: '2026-02-01', to: '2026-03-01', count: 1 },
    ];
    expect(placeOf('2026-02-01', months, day)).toBe(0.5);
    expect(valueAt(0.75, months, day)).toBe('2026-02-15');
    expect(endsOf(months[1] ?? { from: null, to: null, count: 0 }, day)).toEqual({
      first: '2026-02-01',
      last: '2026-02-28',
    });
  });
});

describe('valueAfterKey', () => {
  it('moves by what the values differ by, at least', () => {
    expect(valueAfterKey('ArrowRight', '9', bins, whole)).toBe('10');
    expect(valueAfterKey('ArrowLeft', '0.10', bins, cents)).toBe('-0.90');
    expect(valueAfterKey('PageUp', '0', bins, whole)).toBe('10');
  });

  it('stays within the picture and leaves other keys alone', () => {
    expect(valueAfterKey('ArrowRight', '30', bins, whole)).toBe('30');
    expect(valueAfterKey('Home', '15', bins, whole)).toBe('-10');
    expect(valueAfterKey('a', '15', bins, whole)).toBeNull();
  });
});

describe('countBelow', () => {
  it('is exact on an edge', () => {
    expect(countBelow('10', bins, whole)).toEqual({ count: 15, exact: true });
    expect(countBelow('20', bins, whole)).toEqual({ count: 35, exact: true });
  });

  it('says that it guesses within a bin', () => {
    expect(countBelow('15', bins, whole)).toEqual({ count: 25, exact: false });
    expect(countBelow('25', bins, whole).exact).toBe(false);
    expect(countBelow('-5', bins, whole)).toEqual({ count: 3, exact: false });
  });
});

describe('endsOf', () => {
  it('names the last value inside', () => {
    expect(endsOf({ from: '10', to: '20', count: 1 }, whole)).toEqual({ first: '10', last: '19' });
    expect(endsOf({ from: null, to: '0.00', count: 1 }, cents)).toEqual({
      first: null,
      last: '-0.01',
    });
  });
});
