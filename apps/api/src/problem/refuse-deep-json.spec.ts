import { describe, expect, it } from '@jest/globals';
import { refuseDeepJson } from './refuse-deep-json.js';

function look(text: string, encoding?: string): void {
  refuseDeepJson({} as never, {} as never, Buffer.from(text), encoding);
}

describe('refuseDeepJson', () => {
  it('lets 64 levels pass and refuses the 65th', () => {
    expect(() => {
      look('['.repeat(64) + ']'.repeat(64));
    }).not.toThrow();
    expect(() => {
      look('{"a":'.repeat(65) + '1' + '}'.repeat(65));
    }).toThrow('nested more than 64 deep');
  });

  it('does not count brackets inside texts, escaped quotes included', () => {
    expect(() => {
      look(`["${'['.repeat(100)}\\"${'{'.repeat(100)}"]`);
    }).not.toThrow();
  });

  it('refuses another encoding, whose bytes would be taken for something else', () => {
    expect(() => {
      look('{}', 'utf-16');
    }).toThrow('UTF-8');
  });

  it('counts siblings once', () => {
    expect(() => {
      look(`[${'[],'.repeat(100)}[]]`);
    }).not.toThrow();
  });
});
