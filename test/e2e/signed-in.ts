import { expect } from '@jest/globals';
import { ROLE_PERMISSIONS, type Role } from '@tagwright/access';
import { tagwright } from './start-instance.js';

/** What goes with each request of somebody who is signed in. */
export type SignedHeaders = Readonly<Record<string, string>>;

/** Signs in with an account of the demo, as the sign-in page does; `steward` may start runs, too. */
export async function signInAsDemo(url: string, login = 'steward'): Promise<SignedHeaders> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password: `demo-${login}` }),
  });
  expect(answer.status).toBe(200);
  const { csrf } = (await answer.json()) as { csrf: string };
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return { Cookie: cookie, 'X-CSRF-Token': csrf };
}

/** Has the command line make a key for a system that may do what a role may. */
export async function keyOfHome(home: string, role: Role): Promise<SignedHeaders> {
  const login = `system-${role}`;
  const permissions = ROLE_PERMISSIONS[role].join(',');
  const added = await tagwright(home, ['accounts', 'add', login, '--system', '--roles', role]);
  expect(added).toMatchObject({ code: 0, stderr: '' });
  const words = ['keys', 'add', login, '--name', 'test', '--permissions', permissions, '--json'];
  const { stdout } = await tagwright(home, words);
  return { Authorization: `Bearer ${(JSON.parse(stdout) as { key: string }).key}` };
}
