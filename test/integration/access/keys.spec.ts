import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsService, ApiKeysService, type Permission } from '@tagwright/access';
import { SYSTEM } from '@tagwright/kernel';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';
import { signInAs } from '../api/sign-in-as.js';

let house: ServedHouse;
let keys: ApiKeysService;

beforeAll(async () => {
  house = await serveHouse('empty');
  keys = house.services.get(ApiKeysService);
  const system = { login: 'crm', holder: { kind: 'system' }, roles: ['marketer'] } as const;
  await house.services.get(AccountsService).add(SYSTEM, system);
});
afterAll(() => house.close());

function addKey(permissions: readonly Permission[] = ['definition.read'], account = 'crm') {
  return keys.add(SYSTEM, { account, name: 'nightly pull', permissions, days: 30 });
}

async function statusOf(token: string, path = '/tags'): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` };
  return (await house.stranger.get(`/api/v1${path}`).set(headers)).status;
}

describe('a key', () => {
  it('proves who a system is, and needs no token for changes', async () => {
    const { token } = await addKey();
    expect(token).toMatch(/^tw_[a-z0-9]{8}_[\w-]{43}$/);
    expect(await statusOf(token)).toBe(200);
  });

  it('does what it was made for and what its account may, and nothing else', async () => {
    const { token } = await addKey(['definition.read', 'run.manage']);
    expect(await statusOf(token)).toBe(200);
    expect(await statusOf(token, '/runs')).toBe(403); // not asked for
    const answer = await house.stranger
      .post('/api/v1/runs')
      .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': 'k' })
      .send({});
    expect(answer.body).toMatchObject({ code: 'forbidden', permission: 'run.manage' }); // no marketer's
  });

  it('of a person acts as that person, by a channel of its own', async () => {
    const me = await signInAs(house, ['steward']);
    const { token } = await addKey(['definition.read'], me.login);
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await house.stranger.get('/api/v1/session').set(headers);
    expect(answer.body).toMatchObject({
      person: me.identity.actor.person,
      permissions: ['definition.read'],
      csrf: null,
    });
  });

  it('is kept as a hash alone and shown once', async () => {
    const { token, prefix } = await addKey();
    const secret = token.slice(`tw_${prefix}_`.length);
    const found = await house.dataSource.query<unknown[]>(
      `SELECT 1 FROM api_key k WHERE k::text LIKE '%' || $1 || '%'`,
      [secret],
    );
    expect(found).toEqual([]);
    expect(JSON.stringify(await keys.list())).not.toContain(secret);
  });

  it('ends when it is revoked, when its time is over, and with its account', async () => {
    const [revoked, expired] = [await addKey(), await addKey()];
    await keys.revoke(SYSTEM, revoked.prefix);
    await house.dataSource.query('UPDATE api_key SET expires_at = now() WHERE prefix = $1', [
      expired.prefix,
    ]);
    expect(await statusOf(revoked.token)).toBe(401);
    expect(await statusOf(expired.token)).toBe(401);
    await expect(keys.revoke(SYSTEM, revoked.prefix)).rejects.toThrow('no key of this prefix');
    const me = await signInAs(house);
    const own = await addKey(['definition.read'], me.login);
    await house.services.get(AccountsService).disable(SYSTEM, me.login);
    expect(await statusOf(own.token)).toBe(401);
  });

  it('that is rotated has two secrets for a while, then one', async () => {
    const before = await addKey();
    const after = await keys.rotate(SYSTEM, before.prefix, 24);
    expect([await statusOf(before.token), await statusOf(after.token)]).toEqual([200, 200]);
    await house.dataSource.query('UPDATE api_key SET previous_until = now() WHERE prefix = $1', [
      before.prefix,
    ]);
    expect([await statusOf(before.token), await statusOf(after.token)]).toEqual([401, 200]);
  });

  it('tells when it was used last', async () => {
    const { token, prefix } = await addKey();
    const lastUse = async () =>
      (await keys.list()).find((key) => key.prefix === prefix)?.lastUsedAt ?? null;
    expect(await lastUse()).toBeNull();
    await statusOf(token);
    expect(await lastUse()).toBeInstanceOf(Date);
  });

  it('that is forged, cut, or of another prefix is nobody, whatever cookie comes along', async () => {
    const [one, other] = [await addKey(), await addKey()];
    const swapped = one.token.replace(one.prefix, other.prefix);
    const me = await signInAs(house);
    for (const token of [swapped, one.token.slice(0, -1), `${one.token}x`, 'tw_', '', 'x y']) {
      const headers = { ...me.headers, Authorization: `Bearer ${token}` };
      expect((await house.stranger.get('/api/v1/tags').set(headers)).status).toBe(401);
    }
    const basic = { ...me.headers, Authorization: 'Basic YWRtaW46YWRtaW4=' };
    expect((await house.stranger.get('/api/v1/tags').set(basic)).status).toBe(401);
  });
});

describe('making a key', () => {
  it.each([
    [{ name: ' ' }, 'key_without_name'],
    [{ permissions: [] }, 'key_without_permissions'],
    [{ days: 0 }, 'key_too_long_lived'],
    [{ days: 100_000 }, 'key_too_long_lived'],
    [{ account: 'nobody' }, 'account_not_found'],
  ])('with %j is refused', async (change, code) => {
    const request = { account: 'crm', name: 'n', permissions: ['run.read' as const], days: 1 };
    await expect(keys.add(SYSTEM, { ...request, ...change })).rejects.toMatchObject({ code });
  });
});
