import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsService, type Role } from '@tagwright/access';
import { SYSTEM } from '@tagwright/kernel';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';
import { signInAs, type SignedIn } from '../api/sign-in-as.js';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> & { readonly code?: string };
}

let house: ServedHouse;
let admin: SignedIn;

beforeAll(async () => {
  house = await serveHouse('empty');
  admin = await signInAs(house, ['admin']);
  // `me` has every role: it would be an administrator beside ours.
  await house.services.get(AccountsService).disable(SYSTEM, house.me.login);
});
afterAll(() => house.close());

type Verb = 'get' | 'post' | 'put' | 'delete';

async function ask(
  verb: Verb,
  path: string,
  body?: object,
  who: SignedIn = admin,
): Promise<Answer> {
  const request = house.stranger[verb](`/api/v1${path}`).set(who.headers);
  return await (body === undefined ? request : request.send(body));
}

const add = (login: string, roles: readonly Role[], rest: object = { name: 'Somebody' }) =>
  ask('post', '/accounts', { login, roles, ...rest });

async function eventsOf(login: string): Promise<{ action: string; account: string }[]> {
  return house.dataSource.query<{ action: string; account: string }[]>(
    `SELECT action, account FROM audit_event
     WHERE object_kind = 'account' AND object_code = $1 ORDER BY id`,
    [login],
  );
}

describe('an account over HTTP', () => {
  it('is added with a password that is shown once and must be changed', async () => {
    const { status, body, headers } = await add('lin.jing', ['steward']);
    expect(status).toBe(201);
    expect(headers['cache-control']).toBe('no-store');
    const password = body.oneTimePassword as string;
    const signedIn = await house.stranger
      .post('/api/v1/session')
      .send({ login: 'lin.jing', password });
    expect(signedIn.body).toMatchObject({ mustChangePassword: true, roles: ['steward'] });
    const shown = await ask('get', '/accounts/lin.jing');
    expect(shown.body).toMatchObject({ state: 'active', sessions: 1, blockedUntil: null });
    expect(JSON.stringify(shown.body)).not.toContain(password);
    expect(await eventsOf('lin.jing')).toContainEqual({
      action: 'account.added',
      account: admin.login,
    });
  });

  it('that is disabled loses its sessions at once and can be let in again', async () => {
    const other = await signInAs(house, ['marketer']);
    expect((await ask('get', '/session', undefined, other)).status).toBe(200);
    const disabled = await ask('post', `/accounts/${other.login}/disable`);
    expect(disabled.body).toMatchObject({ state: 'disabled', sessions: 0 });
    expect((await ask('get', '/session', undefined, other)).status).toBe(401);
    const enabled = await ask('post', `/accounts/${other.login}/enable`);
    expect(enabled.body).toMatchObject({ state: 'active' });
  });

  it('gets other roles and another reach, which is on record with what was before', async () => {
    const { login } = await signInAs(house, ['marketer']);
    const scope = { domains: ['churn'], brands: null };
    const changed = await ask('put', `/accounts/${login}/roles`, { roles: ['auditor'], scope });
    expect(changed.body).toMatchObject({ roles: ['auditor'], scope, sessions: 0 });
    const [event] = await house.dataSource.query<[{ details: unknown }]>(
      `SELECT details FROM audit_event WHERE action = 'account.roles_changed' AND object_code = $1`,
      [login],
    );
    expect(event.details).toMatchObject({ before: { roles: ['marketer'] } });
  });

  it('of who asks can be raised, and the trail says by whom', async () => {
    const self = await signInAs(house, ['admin']);
    const raised = await ask(
      'put',
      `/accounts/${self.login}/roles`,
      { roles: ['admin', 'auditor'] },
      self,
    );
    // Their own session has ended with it, the answer is still theirs.
    expect(raised.status).toBe(200);
    expect(await eventsOf(self.login)).toContainEqual({
      action: 'account.roles_changed',
      account: self.login,
    });
    await house.services.get(AccountsService).disable(SYSTEM, self.login);
  });

  it('is unlocked after too many wrong attempts', async () => {
    const { login } = await signInAs(house, ['marketer']);
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await house.stranger.post('/api/v1/session').send({ login, password: 'wrong' });
    }
    const locked = await ask('get', `/accounts/${login}`);
    expect(locked.body.blockedUntil).not.toBeNull();
    const unlocked = await ask('post', `/accounts/${login}/unlock`);
    expect(unlocked.body.blockedUntil).toBeNull();
  });

  it('has its sessions ended, and a way back by another password', async () => {
    const other = await signInAs(house, ['marketer']);
    expect((await ask('delete', `/accounts/${other.login}/sessions`)).status).toBe(204);
    expect((await ask('get', '/session', undefined, other)).status).toBe(401);
    const reset = await ask('post', `/accounts/${other.login}/password-reset`);
    const password = reset.body.oneTimePassword;
    const again = await house.stranger
      .post('/api/v1/session')
      .send({ login: other.login, password });
    expect(again.status).toBe(200);
  });
});

describe('the last administrator', () => {
  it('can neither be disabled nor lose the role', async () => {
    const disabled = await ask('post', `/accounts/${admin.login}/disable`);
    expect(disabled).toMatchObject({ status: 409, body: { code: 'last_administrator' } });
    const roles = await ask('put', `/accounts/${admin.login}/roles`, { roles: ['auditor'] });
    expect(roles).toMatchObject({ status: 409, body: { code: 'last_administrator' } });
    expect((await ask('get', '/accounts')).status).toBe(200); // still signed in
  });

  it('is not replaced by a system, which cannot sign in', async () => {
    expect((await add('robot', ['admin'], {})).status).toBe(201);
    const disabled = await ask('post', `/accounts/${admin.login}/disable`);
    expect(disabled.body.code).toBe('last_administrator');
  });

  it('stays when two take one of the last two away at the same moment', async () => {
    const second = await signInAs(house, ['admin']);
    const accounts = house.services.get(AccountsService);
    const outcomes = await Promise.allSettled([
      accounts.disable(SYSTEM, admin.login),
      accounts.disable(SYSTEM, second.login),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await accounts.enable(SYSTEM, admin.login);
    await accounts.enable(SYSTEM, second.login).catch(() => undefined);
    admin = await signInAs(house, ['admin']);
  });
});

describe('a key over HTTP', () => {
  it('is made for a system, shown once, rotated and revoked', async () => {
    await add('crm', ['marketer'], {});
    const request = { account: 'crm', name: 'pull', permissions: ['definition.read'], days: 30 };
    const made = await ask('post', '/keys', request);
    const { prefix, key } = made.body as { prefix: string; key: string };
    const statusWith = async (token: string): Promise<number> =>
      (await house.stranger.get('/api/v1/tags').set({ Authorization: `Bearer ${token}` })).status;
    expect(await statusWith(key)).toBe(200);
    expect(JSON.stringify((await ask('get', '/keys')).body)).not.toContain(key);
    const rotated = await ask('post', `/keys/${prefix}/rotation`, { overlapHours: 0 });
    expect(await statusWith(key)).toBe(401);
    expect(await statusWith(rotated.body.key as string)).toBe(200);
    expect((await ask('delete', `/keys/${prefix}`)).status).toBe(204);
    expect(await statusWith(rotated.body.key as string)).toBe(401);
  });

  it('of another person is refused, for it would act in their name', async () => {
    const approver = await signInAs(house, ['approver']);
    const request = {
      account: approver.login,
      name: 'x',
      permissions: ['definition.approve'],
      days: 1,
    };
    const refused = await ask('post', '/keys', request);
    expect(refused.body.code).toBe('key_of_other_person');
    const own = { ...request, account: admin.login, permissions: ['operation.read'] };
    expect((await ask('post', '/keys', own)).status).toBe(201);
  });
});

describe('hostile input', () => {
  it.each<[Verb, string, object | undefined, number]>([
    ['post', '/accounts', { login: 'Röt', roles: ['admin'], name: 'x' }, 422],
    ['post', '/accounts', { login: 'a', roles: ['root'], name: 'x' }, 400],
    ['post', '/accounts', { login: 'a', roles: ['admin', 'admin'], name: 'x' }, 400],
    ['post', '/accounts', { login: 'a', roles: 'admin', name: 'x' }, 400],
    ['post', '/accounts', { login: 'a\u0000b', roles: [], name: 'x' }, 400],
    ['post', '/accounts', { login: 'a', roles: [], name: '   ' }, 422],
    ['post', '/accounts', { login: 'a', roles: [], name: 'x'.repeat(201) }, 400],
    ['post', '/accounts', { login: 'a', roles: [], person: 'not-a-uuid' }, 400],
    ['post', '/accounts', { login: 'a', roles: [], name: 'x', isAdmin: true }, 400],
    ['post', '/accounts', { login: 'a', roles: [], name: 'x', scope: { domains: ["a'b"] } }, 400],
    ['post', '/accounts', { login: 'a', roles: [], name: 'x', scope: { domains: '*' } }, 400],
    ['get', "/accounts/a'%20OR%201=1", undefined, 404],
    ['get', '/accounts/%00', undefined, 404],
    ['post', '/accounts/nobody/disable', undefined, 404],
    ['put', '/accounts/nobody/roles', { roles: [] }, 404],
    ['post', '/keys', { account: 'a', name: 'x', permissions: ['all'], days: 1 }, 400],
    ['post', '/keys', { account: 'a', name: 'x', permissions: [], days: 1 }, 422],
    ['post', '/keys', { account: 'a', name: 'x', permissions: ['run.read'], days: 1e9 }, 400],
    ['post', '/keys', { account: 'nobody', name: 'x', permissions: ['run.read'], days: 1 }, 404],
    ['delete', '/keys/..%2f..', undefined, 404],
    ['post', '/keys/abcdefgh/rotation', { overlapHours: -1 }, 400],
  ])('%s %s is refused plainly', async (verb, path, body, status) => {
    const answer = await ask(verb, path, body);
    expect({ status: answer.status, hasCode: typeof answer.body.code }).toEqual({
      status,
      hasCode: 'string',
    });
  });
});
