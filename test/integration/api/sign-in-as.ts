import { randomBytes } from 'node:crypto';
import {
  AccountsService,
  ROLES,
  SessionsService,
  SignInService,
  type Identity,
  type Role,
  type Scope,
} from '@tagwright/access';
import { SYSTEM } from '@tagwright/kernel';
import type { House } from './open-house.js';

/** Somebody with an open session in a house. */
export interface SignedIn {
  readonly login: string;
  readonly password: string;
  readonly token: string;
  readonly identity: Identity;
  /** What a browser and a page of ours send with each request. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Adds a new person with these roles to a house and signs them in; all roles if none are named. */
export async function signInAs(
  house: Pick<House, 'services' | 'dataSource'>,
  roles: readonly Role[] = ROLES,
  scope?: Scope,
): Promise<SignedIn> {
  const { services, dataSource } = house;
  const login = `t${randomBytes(6).toString('hex')}`;
  const holder = { kind: 'new_person', name: `Test ${login}` } as const;
  const account = { login, holder, roles, ...(scope === undefined ? {} : { scope }) };
  const { oneTimePassword } = await services.get(AccountsService).add(SYSTEM, account);
  const password = oneTimePassword ?? '';
  await dataSource.query('UPDATE account SET must_change_password = false WHERE login = $1', [
    login,
  ]);
  const place = { address: null, agent: 'test', previousToken: null };
  const token = await services.get(SignInService).signIn({ login, password }, place);
  const identity = await services.get(SessionsService).find(token, null);
  if (identity?.proof.kind !== 'session') throw new Error('The session is not there.');
  const headers = {
    Cookie: `tagwright_session=${token}`,
    'X-CSRF-Token': identity.proof.csrf,
  };
  return { login, password, token, identity, headers };
}
