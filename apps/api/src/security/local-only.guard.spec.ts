import type { ExecutionContext } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { LocalOnlyGuard } from './local-only.guard.js';

interface Asked {
  readonly method?: string;
  readonly remoteAddress?: string;
  readonly headers: Readonly<Record<string, string>>;
}

function ask({ method = 'GET', remoteAddress = '127.0.0.1', headers }: Asked): boolean {
  const request = { method, headers, socket: { remoteAddress } };
  const context = { switchToHttp: () => ({ getRequest: () => request }) };
  return new LocalOnlyGuard().canActivate(context as unknown as ExecutionContext);
}

const host = 'localhost:3000';

describe('LocalOnlyGuard', () => {
  it.each([
    'localhost',
    'localhost:3000',
    '127.0.0.1:3000',
    '127.1.2.3',
    '[::1]:3000',
    'LOCALHOST',
  ])('answers under %s', (name) => {
    expect(ask({ headers: { host: name } })).toBe(true);
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    '10.0.0.1',
    '',
    'evil@localhost',
  ])('refuses the name "%s", which may have been rebound to this machine', (name) => {
    expect(() => ask({ headers: { host: name } })).toThrow('localhost and 127.0.0.1 only');
  });

  it('refuses a request without a name and one from another machine', () => {
    expect(() => ask({ headers: {} })).toThrow('localhost and 127.0.0.1 only');
    expect(() => ask({ remoteAddress: '192.168.1.5', headers: { host } })).toThrow(
      'Only this machine',
    );
    expect(ask({ remoteAddress: '::ffff:127.0.0.1', headers: { host } })).toBe(true);
    expect(ask({ remoteAddress: '::1', headers: { host } })).toBe(true);
  });

  it('lets only pages of this very origin change anything', () => {
    const post = (headers: Record<string, string>): boolean =>
      ask({ method: 'POST', headers: { host, ...headers } });
    expect(post({})).toBe(true);
    expect(post({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(() => post({ origin: 'http://localhost:8080' })).toThrow('another origin');
    expect(() => post({ origin: 'https://evil.example' })).toThrow('another origin');
    expect(() => post({ origin: 'null' })).toThrow('another origin');
    expect(() => post({ 'sec-fetch-site': 'cross-site' })).toThrow('another origin');
  });
});
