import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountsService } from '@tagwright/access';
import { SYSTEM } from '@tagwright/kernel';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';
import { signInAs } from '../api/sign-in-as.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('empty');
});
afterAll(() => house.close());
beforeEach(() => house.dataSource.query('DELETE FROM sign_in_throttle'));

const session = '/api/v1/session';

function signIn(login: string, password: string, headers: Record<string, string> = {}) {
  return house.stranger.post(session).set(headers).send({ login, password });
}

async function statusWith(headers: Readonly<Record<string, string>>): Promise<number> {
  return (await house.stranger.get('/api/v1/tags').set(headers)).status;
}

const cookie = (token: string) => ({ Cookie: `tagwright_session=${token}` });

describe('a forged cookie', () => {
  it.each([
    '',
    'x',
    'A'.repeat(43),
    'A'.repeat(10_000),
    "' OR 1=1 --",
    '../../etc/passwd',
    '%00',
    '{"$ne":null}',
  ])('is nobody: %j', async (token) => {
    expect(await statusWith(cookie(token))).toBe(401);
  });

  it('made of a real one by changing a letter or its case is nobody', async () => {
    const { token } = await signInAs(house);
    const other = token.startsWith('A') ? 'B' : 'A';
    expect(await statusWith(cookie(other + token.slice(1)))).toBe(401);
    expect(await statusWith(cookie(`${token} `.trim()))).toBe(200);
    expect(await statusWith(cookie(`${token}=`))).toBe(401);
  });

  it('that is the hash that the database keeps is nobody', async () => {
    const { identity } = await signInAs(house);
    const [row] = await house.dataSource.query<{ hash: string }[]>(
      `SELECT encode(token_hash, 'base64') AS hash FROM session WHERE id = $1`,
      [identity.proof.id],
    );
    expect(await statusWith(cookie((row?.hash ?? '').replace(/=+$/, '')))).toBe(401);
  });

  it('beside a real one leaves nobody: one of them was planted', async () => {
    const [mine, planted] = [await signInAs(house), await signInAs(house)];
    const both = `tagwright_session=${planted.token}; tagwright_session=${mine.token}`;
    expect(await statusWith({ Cookie: both })).toBe(401);
  });
});

describe('somebody else’s token', () => {
  it('of a change does not go with my session', async () => {
    const [mine, other] = [await signInAs(house), await signInAs(house)];
    const headers = { ...mine.headers, 'X-CSRF-Token': other.headers['X-CSRF-Token'] ?? '' };
    const response = await house.stranger.delete(session).set(headers);
    expect(response.body).toMatchObject({ code: 'csrf_refused' });
  });

  it('of a session cannot be ended by me', async () => {
    const [mine, other] = [await signInAs(house), await signInAs(house)];
    const response = await house.stranger
      .delete(`/api/v1/sessions/${String(other.identity.proof.id)}`)
      .set(mine.headers);
    expect(response.body).toMatchObject({ code: 'session_not_found' });
    expect(await statusWith(other.headers)).toBe(200);
  });
});

describe('a session', () => {
  it('that was planted before signing in is not the one after it', async () => {
    const { login, password, token } = await signInAs(house);
    const response = await signIn(login, password, cookie(token));
    expect(response.status).toBe(200);
    expect(String(response.headers['set-cookie'])).not.toContain(token);
    expect(await statusWith(cookie(token))).toBe(401);
  });

  it('ends at once with the account, its roles or its password, in the middle of work', async () => {
    const accounts = house.services.get(AccountsService);
    for (const change of [
      (login: string) => accounts.disable(SYSTEM, login),
      (login: string) => accounts.setRoles(SYSTEM, login, { roles: ['admin'] }),
      (login: string) => accounts.resetPassword(SYSTEM, login),
    ]) {
      const { login, headers } = await signInAs(house);
      expect(await statusWith(headers)).toBe(200);
      await change(login);
      expect(await statusWith(headers)).toBe(401);
    }
  });

  it('of a disabled account cannot be had again by its password', async () => {
    const { login, password } = await signInAs(house);
    await house.services.get(AccountsService).disable(SYSTEM, login);
    expect((await signIn(login, password)).body).toMatchObject({ code: 'sign_in_failed' });
  });

  it('is the only one left after changing the password', async () => {
    const me = await signInAs(house);
    const next = 'quiet harbour sings twice';
    const response = await house.stranger
      .put(`${session}/password`)
      .set(me.headers)
      .send({ current: me.password, next });
    expect(response.status).toBe(200);
    expect(await statusWith(me.headers)).toBe(401);
    expect((await signIn(me.login, me.password)).status).toBe(401);
    expect((await signIn(me.login, next)).status).toBe(200);
  });
});

describe('a body', () => {
  it.each([
    ['roles of one’s own', { login: 'x', password: 'y', roles: ['admin'] }],
    ['a scope of one’s own', { current: 'x', next: 'y', scope: { domains: '*' } }],
    ['a list for a name', { login: ['admin'], password: 'y' }],
    ['an object for a password', { login: 'x', password: { $ne: null } }],
    ['a password of a thousand letters', { login: 'x', password: 'y'.repeat(1_000) }],
    ['no password', { login: 'x' }],
    ['nothing', {}],
  ])('with %s is refused before anybody is looked up', async (_name, body) => {
    const response = await house.stranger.post(session).send(body);
    expect(response.status).toBe(400);
    expect(await house.dataSource.query('SELECT 1 FROM sign_in_throttle')).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'with %s changes no object here and signs nobody in',
    async (key) => {
      const me = await signInAs(house, ['admin']);
      const body = `{"login":"${me.login}","password":"x","${key}":{"roles":["steward"]}}`;
      const response = await house.stranger.post(session).type('json').send(body);
      expect([400, 401]).toContain(response.status);
      expect(({} as { roles?: unknown }).roles).toBeUndefined();
      expect(me.identity.roles).toEqual(['admin']);
    },
  );

  it.each([
    ['short', 'password_too_short'],
    ['password1234', 'password_too_common'],
    ['qwertyuiop123', 'password_too_common'],
    ['tagwright-tagwright', 'password_too_common'],
    ['密'.repeat(200), 'password_too_long'],
  ])('with the new password %j is refused: %s', async (next, code) => {
    const me = await signInAs(house);
    const response = await house.stranger
      .put(`${session}/password`)
      .set(me.headers)
      .send({ current: me.password, next });
    expect([response.status, response.body]).toMatchObject([422, { code }]);
    expect(await statusWith(me.headers)).toBe(200);
  });
});

describe('a page of another origin', () => {
  it.each<Record<string, string>>([
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ])('neither signs anybody in nor changes anything (%j)', async (headers) => {
    const me = await signInAs(house);
    const into = await signIn(me.login, me.password, headers);
    expect([into.status, into.body]).toMatchObject([403, { code: 'origin_refused' }]);
    const out = await house.stranger.delete(session).set({ ...me.headers, ...headers });
    expect(out.status).toBe(403);
    expect(await statusWith(me.headers)).toBe(200);
  });
});

describe('guessing', () => {
  it('is over after five attempts, however many come at once, for real names and others', async () => {
    const { login } = await signInAs(house);
    for (const name of [login, 'nobody-at-all']) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => signIn(name, `guess ${n}`)),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    }
  });

  it('has to wait longer each time, and says how long', async () => {
    const { login, password } = await signInAs(house);
    for (let n = 0; n < 5; n += 1) await signIn(login, 'wrong');
    const blocked = await signIn(login, password);
    expect([blocked.status, blocked.body]).toMatchObject([429, { code: 'sign_in_blocked' }]);
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(25);
    await house.dataSource.query('UPDATE sign_in_throttle SET blocked_until = now()');
    await signIn(login, 'wrong');
    expect(Number((await signIn(login, password)).headers['retry-after'])).toBeGreaterThan(55);
    await house.dataSource.query('UPDATE sign_in_throttle SET blocked_until = now()');
    expect((await signIn(login, password)).status).toBe(200);
    expect((await signIn(login, 'wrong')).status).toBe(401);
  });

  it('of many names from one address is slowed down, too', async () => {
    const statuses = [];
    for (let n = 0; n < 52; n += 1) statuses.push((await signIn(`n${n}`, 'wrong')).status);
    expect(statuses.slice(0, 50)).toEqual(Array(50).fill(401));
    expect(statuses.slice(50)).toEqual([429, 429]);
  });

  it('does not take longer for a name that exists', async () => {
    const { login } = await signInAs(house);
    const timeOf = async (name: string): Promise<number> => {
      const start = performance.now();
      await signIn(name, 'wrong');
      return performance.now() - start;
    };
    const [real, unknown] = [[] as number[], [] as number[]];
    for (let n = 0; n < 4; n += 1) {
      real.push(await timeOf(login));
      unknown.push(await timeOf('nobody-here'));
    }
    // A hash is computed for both: without it the answer would come in a few milliseconds.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...real) / 3);
  });

  it('is told to the audit trail for accounts that exist, and never what was typed', async () => {
    const { login } = await signInAs(house);
    await signIn(login, 'my secret guess');
    await signIn('secret-typed-as-name', 'x');
    const events = await house.dataSource.query<{ text: string }[]>(
      `SELECT e::text AS text FROM audit_event e WHERE action = 'session.refused'`,
    );
    expect(events.some(({ text }) => text.includes(login))).toBe(true);
    expect(JSON.stringify(events)).not.toMatch(/my secret guess|secret-typed-as-name/);
  });
});
