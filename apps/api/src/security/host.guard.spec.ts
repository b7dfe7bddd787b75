import type { ExecutionContext } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { AccessSettings } from '@tagwright/access';
import { HostGuard } from './host.guard.js';

interface Asked {
  readonly method?: string;
  readonly remoteAddress?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly config?: { readonly host: string; readonly publicUrl?: URL };
}

const session = { idleMinutes: 60, longestHours: 12 };
const LOCAL = { host: '127.0.0.1' };

function ask({
  method = 'GET',
  remoteAddress = '127.0.0.1',
  headers,
  config = LOCAL,
}: Asked): boolean {
  const request = { method, headers, socket: { remoteAddress } };
  const context = { switchToHttp: () => ({ getRequest: () => request }) };
  return new HostGuard(new AccessSettings({ session, ...config })).canActivate(
    context as unknown as ExecutionContext,
  );
}

const host = 'localhost:3000';

describe('HostGuard', () => {
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

describe('HostGuard of a server with a public name', () => {
  const publicUrl = new URL('https://tags.example.com');
  const behindProxy = { host: '127.0.0.1', publicUrl };
  const open = { host: '0.0.0.0', publicUrl };
  const away = { remoteAddress: '192.168.1.5', config: open };

  it('answers to that name, from elsewhere only where it listens beyond this machine', () => {
    const headers = { host: 'tags.example.com' };
    expect(ask({ headers, config: behindProxy })).toBe(true);
    expect(ask({ ...away, headers })).toBe(true);
    expect(() => ask({ ...away, headers, config: behindProxy })).toThrow('Only this machine');
  });

  it('answers to no other name, and to a loopback name from this machine only', () => {
    expect(() => ask({ ...away, headers: { host: 'evil.example' } })).toThrow('tags.example.com');
    expect(() => ask({ ...away, headers: { host } })).toThrow('tags.example.com');
    expect(ask({ headers: { host }, config: open })).toBe(true);
  });

  it('takes changes from pages of its scheme alone', () => {
    const post = (origin: string): boolean =>
      ask({ ...away, method: 'POST', headers: { host: 'tags.example.com', origin } });
    expect(post('https://tags.example.com')).toBe(true);
    expect(() => post('http://tags.example.com')).toThrow('another origin');
    expect(() => post('https://tags.example.com:8443')).toThrow('another origin');
  });
});
