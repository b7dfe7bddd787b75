import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';
import { signInAs } from '../api/sign-in-as.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('empty');
});
afterAll(() => house.close());

const session = '/api/v1/session';

function signIn(login: string, password: string, headers: Record<string, string> = {}) {
  return house.stranger.post(session).set(headers).send({ login, password });
}

function cookieOf(response: { headers: Record<string, unknown> }): string {
  const [cookie = ''] = (response.headers['set-cookie'] ?? []) as string[];
  return cookie;
}

describe('signing in', () => {
  it('gives a cookie that no script can read, and tells who one is', async () => {
    const { login, password } = await signInAs(house, ['marketer']);
    const response = await signIn(login.toUpperCase(), password);
    expect(response.status).toBe(200);
    expect(cookieOf(response)).toMatch(
      /^tagwright_session=[\w-]{43}; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.body).toMatchObject({
      login,
      roles: ['marketer'],
      scope: { domains: null, brands: null },
      mustChangePassword: false,
    });
    const { permissions } = response.body as { permissions: string[] };
    expect(permissions).toContain('snapshot.export');
    expect(permissions).not.toContain('source.rows');
  });

  it('keeps the token itself nowhere', async () => {
    const { token } = await signInAs(house);
    const found = await house.dataSource.query<unknown[]>(
      `SELECT 1 FROM session s WHERE s::text LIKE '%' || $1 || '%'`,
      [token],
    );
    expect(found).toEqual([]);
  });

  it('does not tell a wrong name from a wrong password or a disabled account', async () => {
    const { login } = await signInAs(house);
    const bodies = [];
    for (const name of [login, 'nobody-of-this-name']) {
      const response = await signIn(name, 'not the password');
      bodies.push({ ...(response.body as object), instance: '' });
    }
    expect(bodies[0]).toMatchObject({ status: 401, code: 'sign_in_failed' });
    expect(bodies[1]).toEqual(bodies[0]);
  });
});

describe('a request', () => {
  it('of nobody is a 401 that names the scheme', async () => {
    const response = await house.stranger.get('/api/v1/tags');
    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="tagwright"');
    expect(response.body).toMatchObject({ code: 'unauthenticated' });
  });

  it('without the permission is a 403 that names it', async () => {
    const { headers } = await signInAs(house, ['marketer']);
    const response = await house.stranger.get('/api/v1/quarantine').set(headers);
    expect(response.status).toBe(403);
    expect(response.body).toMatchObject({ code: 'forbidden', permission: 'source.rows' });
  });

  it('that changes something needs the token that a foreign page cannot know', async () => {
    const { headers } = await signInAs(house);
    const other = await signInAs(house);
    for (const csrf of ['', 'x', other.headers['X-CSRF-Token'] ?? '']) {
      const response = await house.stranger
        .delete(session)
        .set({ ...headers, 'X-CSRF-Token': csrf });
      expect([response.status, response.body]).toMatchObject([403, { code: 'csrf_refused' }]);
    }
    expect((await house.stranger.delete(session).set(headers)).status).toBe(204);
  });
});

describe('a session', () => {
  it('is over after signing out, whoever kept its cookie', async () => {
    const { headers } = await signInAs(house);
    expect((await house.stranger.get(session).set(headers)).status).toBe(200);
    const out = await house.stranger.delete(session).set(headers);
    expect(cookieOf(out)).toMatch(/^tagwright_session=; /);
    expect((await house.stranger.get(session).set(headers)).status).toBe(401);
  });

  it('ends after an hour without a request, and at last after twelve', async () => {
    for (const change of [
      `seen_at = now() - interval '60 minutes'`,
      `expires_at = now() - interval '1 second'`,
    ]) {
      const { headers, identity } = await signInAs(house);
      await house.dataSource.query(`UPDATE session SET ${change} WHERE id = $1`, [
        identity.proof.id,
      ]);
      expect((await house.stranger.get(session).set(headers)).status).toBe(401);
    }
  });

  it('stays as long as there are requests', async () => {
    const { headers, identity } = await signInAs(house);
    await house.dataSource.query(
      `UPDATE session SET seen_at = now() - interval '59 minutes' WHERE id = $1`,
      [identity.proof.id],
    );
    expect((await house.stranger.get(session).set(headers)).status).toBe(200);
    const [row] = await house.dataSource.query<{ fresh: boolean }[]>(
      `SELECT seen_at > now() - interval '1 minute' AS fresh FROM session WHERE id = $1`,
      [identity.proof.id],
    );
    expect(row?.fresh).toBe(true);
  });
});
