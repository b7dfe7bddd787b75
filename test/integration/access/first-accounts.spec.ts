import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountsService, FirstAccountsService } from '@tagwright/access';
import { SYSTEM } from '@tagwright/kernel';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';

let house: ServedHouse;
let first: FirstAccountsService;

beforeAll(async () => {
  house = await serveHouse('empty');
  first = house.services.get(FirstAccountsService);
});
afterAll(() => house.close());
beforeEach(() => house.database.asOwner('TRUNCATE account, person CASCADE'));

const session = '/api/v1/session';

describe('the first administrator', () => {
  it('is made where there is no account, once, whoever starts at the same moment', async () => {
    const made = await Promise.all([1, 2, 3].map(() => first.makeAdministrator()));
    expect(made.filter((each) => each !== null)).toHaveLength(1);
    expect(await first.makeAdministrator()).toBeNull();
    expect(await house.services.get(AccountsService).list()).toMatchObject([
      { login: 'admin', roles: ['admin'], mustChangePassword: true, demo: false },
    ]);
  });

  it('can do nothing before choosing a password, and then manages accounts', async () => {
    const administrator = await first.makeAdministrator();
    const password = administrator?.oneTimePassword ?? '';
    const into = await house.stranger.post(session).send({ login: 'admin', password });
    expect(into.body).toMatchObject({ mustChangePassword: true });
    const { csrf } = into.body as { csrf: string };
    const [cookie = ''] = String(into.headers['set-cookie']).split(';');
    const headers = { Cookie: cookie, 'X-CSRF-Token': csrf };
    const early = await house.stranger.get('/api/v1/tags').set(headers);
    expect([early.status, early.body]).toMatchObject([403, { code: 'password_change_required' }]);
    const change = { current: password, next: 'quiet harbour sings twice' };
    const changed = await house.stranger.put(`${session}/password`).set(headers).send(change);
    expect(changed.body).toMatchObject({ mustChangePassword: false });
    const again = String(changed.headers['set-cookie']).split(';')[0] ?? '';
    const late = await house.stranger.get('/api/v1/tags').set({ Cookie: again });
    expect(late.status).toBe(200);
  });
});

describe('demo accounts', () => {
  it('are one of each role and a second steward, each a person of their own', async () => {
    await first.makeDemoAccounts();
    const accounts = await house.services.get(AccountsService).list();
    expect(accounts).toHaveLength(7);
    expect(new Set(accounts.map(({ person }) => person)).size).toBe(7);
    expect(await first.makeAdministrator()).toBeNull();
    const { body } = (await house.stranger.get(`${session}/demo-accounts`)) as { body: object[] };
    expect(body).toHaveLength(7);
    const credentials = { login: 'auditor', password: 'demo-auditor' };
    expect((await house.stranger.post(session).send(credentials)).status).toBe(200);
  });

  it('are not made where there are accounts, and none is offered there', async () => {
    await first.makeAdministrator();
    await first.makeDemoAccounts();
    expect(await house.services.get(AccountsService).list()).toHaveLength(1);
    expect((await house.stranger.get(`${session}/demo-accounts`)).body).toEqual([]);
  });

  it('stop being demo accounts when their password is reset', async () => {
    await first.makeDemoAccounts();
    const accounts = house.services.get(AccountsService);
    await accounts.resetPassword(SYSTEM, 'auditor');
    const { body } = (await house.stranger.get(`${session}/demo-accounts`)) as { body: object[] };
    expect(body).toHaveLength(6);
    const credentials = { login: 'auditor', password: 'demo-auditor' };
    expect((await house.stranger.post(session).send(credentials)).status).toBe(401);
  });
});
