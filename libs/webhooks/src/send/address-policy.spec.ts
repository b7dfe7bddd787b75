import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@tagwright/kernel';
import { AddressPolicy } from './address-policy.js';

const strict = new AddressPolicy({ allowHttp: false, networks: [] });

function codeOf(policy: AddressPolicy, url: string): string {
  try {
    policy.read(url);
    return 'ok';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('where events may go', () => {
  it.each([
    'https://hooks.example.com/a?b=c',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]:8443/x',
  ])('is %s', (url) => {
    expect(codeOf(strict, url)).toBe('ok');
  });

  it.each([
    ...['https://127.0.0.1/', 'https://10.1.2.3/', 'https://172.31.0.1/', 'https://192.168.1.1/'],
    ...['https://169.254.169.254/latest', 'https://0.0.0.0/', 'https://100.64.0.1/'],
    ...['https://224.0.0.1/', 'https://255.255.255.255/', 'https://198.18.0.1/'],
    // Spellings that a browser takes for 127.0.0.1.
    ...['https://2130706433/', 'https://0x7f.1/', 'https://0177.0.0.1/', 'https://127.1/'],
    ...['https://[::1]/', 'https://[::]/', 'https://[fe80::1]/', 'https://[fd00::1]/'],
    ...['https://[::ffff:10.0.0.1]/', 'https://[::ffff:8.8.8.8]/', 'https://[64:ff9b::a00:1]/'],
    ...['https://[2002:a00:1::]/', 'https://[ff02::1]/', 'https://[2001:db8::1]/'],
  ])('is not %s', (url) => {
    expect(codeOf(strict, url)).toBe('webhook_url_refused');
  });

  it.each(['ftp://example.com/', 'example.com', 'https://me:pass@example.com/', 'file:///etc'])(
    'cannot be %s',
    (url) => {
      expect(codeOf(strict, url)).toBe('webhook_url_unusable');
    },
  );

  it('is never without encryption, but on this machine where somebody said so', () => {
    const lenient = new AddressPolicy({ allowHttp: true, networks: ['10.0.0.0/8'] });
    expect(codeOf(strict, 'http://127.0.0.1:8080/')).toBe('webhook_url_refused');
    expect(codeOf(strict, 'http://example.com/')).toBe('webhook_url_refused');
    expect(codeOf(lenient, 'http://127.0.0.1:8080/')).toBe('ok');
    expect(codeOf(lenient, 'http://10.0.0.1/')).toBe('webhook_url_refused');
    expect(codeOf(lenient, 'https://127.0.0.1/')).toBe('webhook_url_refused');
  });

  it('is a private network that the configuration names, and no other', () => {
    const house = new AddressPolicy({ allowHttp: false, networks: ['10.20.0.0/16', 'fd12::/16'] });
    expect(codeOf(house, 'https://10.20.3.4/')).toBe('ok');
    expect(codeOf(house, 'https://[fd12::9]/')).toBe('ok');
    expect(codeOf(house, 'https://10.21.3.4/')).toBe('webhook_url_refused');
  });
});

describe('a name that leads into the house', () => {
  const url = new URL('https://localhost/');
  const ask = (policy: AddressPolicy): Promise<string | undefined> =>
    new Promise((resolve) => {
      policy.lookup(url)('localhost', { all: true }, (error) => {
        resolve(error?.code);
      });
    });

  it('is refused when it is resolved', async () => {
    expect(await ask(strict)).toBe('address_refused');
  });

  it('is let through where its network is named', async () => {
    const networks = ['127.0.0.0/8', '::1/128'];
    expect(await ask(new AddressPolicy({ allowHttp: false, networks }))).toBeUndefined();
  });
});
