import { describe, expect, it } from '@jest/globals';

import { beside } from './beside.js';

const PANEL = { width: 300, height: 200 };
const VIEW = { width: 1000, height: 800 };

describe('beside', () => {
  it('stands below what it is about, within the window', () => {
    const thing = { left: 100, top: 50, width: 200, height: 100 };
    expect(beside(thing, PANEL, VIEW)).toEqual({ left: 100, top: 162 });
    expect(beside({ ...thing, left: 950 }, PANEL, VIEW).left).toBe(676);
    expect(beside({ ...thing, left: -40 }, PANEL, VIEW).left).toBe(12);
  });

  it('stands above it where there is no room below', () => {
    expect(beside({ left: 100, top: 600, width: 200, height: 100 }, PANEL, VIEW).top).toBe(388);
  });

  it('stands in the corner beside what fills the window, or is not there', () => {
    const corner = { left: 676, top: 576 };
    expect(beside({ left: 0, top: 20, width: 900, height: 2000 }, PANEL, VIEW)).toEqual(corner);
    expect(beside(null, PANEL, VIEW)).toEqual(corner);
    expect(beside(null, PANEL, { width: 320, height: 100 })).toEqual({ left: 12, top: 12 });
  });
});
