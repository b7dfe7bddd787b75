import { expect } from '@jest/globals';
import { ROLE_PERMISSIONS } from '@tagwright/access';
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

/** Has the command line make a key for a system that may do what an operator may. */
export async function keyOfHome(
  home: string,
  env: Readonly<Record<string, string>> = {},
): Promise<SignedHeaders> {
  const permissions = ROLE_PERMISSIONS.operator.join(',');
  const added = await tagwright(
    home,
    ['accounts', 'add', 'robot', '--system', '--roles', 'operator'],
    env,
  );
  expect(added).toMatchObject({ code: 0, stderr: '' });
  const words = ['keys', 'add', 'robot', '--name', 'test', '--permissions', permissions, '--json'];
  const { stdout } = await tagwright(home, words, env);
  return { Authorization: `Bearer ${(JSON.parse(stdout) as { key: string }).key}` };
}
