import { describe, expect, it } from '@jest/globals';
import { newSecret, signatures } from './webhook-secret.js';

/** The example that the specification's reference libraries are tested with. */
const PUBLISHED = {
  secret: Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'),
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

describe('signatures', () => {
  it('are those of the published example', () => {
    expect(signatures([PUBLISHED.secret], PUBLISHED)).toBe(PUBLISHED.signature);
  });

  it('are as many as there are secrets, with a space between', () => {
    const other = newSecret().bytes;
    const both = signatures([other, PUBLISHED.secret], PUBLISHED).split(' ');
    expect(both).toHaveLength(2);
    expect(both[1]).toBe(PUBLISHED.signature);
  });

  it.each([{ id: 'msg_other' }, { timestamp: 1 }, { body: '{}' }])('cover %j', (other) => {
    const changed = signatures([PUBLISHED.secret], { ...PUBLISHED, ...other });
    expect(changed).not.toBe(PUBLISHED.signature);
  });
});

describe('a new secret', () => {
  it('is 32 random bytes in the spelling of Standard Webhooks', () => {
    const { text, bytes } = newSecret();
    expect(bytes).toHaveLength(32);
    expect(text).toBe(`whsec_${bytes.toString('base64')}`);
    expect(newSecret().text).not.toBe(text);
  });
});
