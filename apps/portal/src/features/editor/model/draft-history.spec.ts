import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { beginHistory, edit, redo, rewrite, undo } from './draft-history.js';

const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    text: fc.string(),
    mark: fc.constantFrom('', 'a', 'b'),
  }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
);

describe('the history of a draft', () => {
  it('comes back to its start when everything is undone, and to its end when it is redone', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(step, { maxLength: 30 }), (start, steps) => {
        let history = beginHistory(start);
        for (const each of steps) {
          if (each.kind === 'write') history = rewrite(history, each.text, each.mark);
          else history = each.kind === 'undo' ? undo(history) : redo(history);
        }
        while (history.future.length > 0) history = redo(history);
        const end = history.present;
        while (history.past.length > 0) history = undo(history);
        expect(history.present).toBe(start);
        while (history.future.length > 0) history = redo(history);
        expect(history.present).toBe(end);
      }),
    );
  });

  it('takes the letters of one value as one step', () => {
    let history = beginHistory('a: 1\n');
    history = edit(history, { op: 'set', path: ['a'], value: 12 }, 'a');
    history = edit(history, { op: 'set', path: ['a'], value: 123 }, 'a');
    expect(history.present).toBe('a: 123\n');
    expect(undo(history).present).toBe('a: 1\n');
  });

  it('forgets what was undone once something else is done', () => {
    const history = rewrite(undo(rewrite(beginHistory('1'), '2')), '3');
    expect(redo(history).present).toBe('3');
  });
});
