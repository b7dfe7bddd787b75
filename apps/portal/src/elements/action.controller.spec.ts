import { describe, expect, it, jest } from '@jest/globals';
import { nothing } from 'lit';

import { Problem } from '../api/problem.js';
import type { ActionController as Action } from './action.controller.js';

// What draws a problem needs a browser.
jest.unstable_mockModule('./tw-problem.js', () => ({}));
const { ActionController } = await import('./action.controller.js');

function acting(): { action: Action; seen: string[] } {
  const seen: string[] = [];
  const action: Action = new ActionController({
    addController: () => undefined,
    removeController: () => undefined,
    updateComplete: Promise.resolve(true),
    requestUpdate: () => {
      seen.push(`${action.busy ? 'busy' : 'idle'} ${action.problem?.code ?? 'well'}`);
    },
  });
  return { action, seen };
}

const refused = new Problem(409, 'conflict', '', '');

describe('an action', () => {
  it('is under way until it is done, and has its host follow', async () => {
    const { action, seen } = acting();
    const done = action.run(() => Promise.resolve());
    expect(action.busy).toBe(true);
    expect(await done).toBe(true);
    expect(seen).toEqual(['busy well', 'idle well']);
  });

  it('keeps its problem until it is tried again', async () => {
    const { action, seen } = acting();
    expect(await action.run(() => Promise.reject(refused))).toBe(false);
    expect(action.problem).toBe(refused);
    await action.run(() => Promise.resolve());
    expect(seen).toEqual(['busy well', 'idle conflict', 'busy well', 'idle well']);
  });

  it('has a problem of whatever was thrown', async () => {
    const { action } = acting();
    await action.run(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(action.problem?.kind).toBe('network');
  });

  it('begins nothing while another is under way', async () => {
    const { action } = acting();
    const second = jest.fn(() => Promise.resolve());
    const first = action.run(() => Promise.resolve());
    expect(await action.run(second)).toBe(false);
    expect(second).not.toHaveBeenCalled();
    expect(await first).toBe(true);
    expect(await action.run(second)).toBe(true);
  });

  it('draws a problem until it is forgotten', async () => {
    const { action, seen } = acting();
    expect(action.render()).toBe(nothing);
    await action.run(() => Promise.reject(refused));
    expect(action.render()).not.toBe(nothing);
    action.forget();
    expect(action.render()).toBe(nothing);
    expect(seen.at(-1)).toBe('idle well');
  });
});
