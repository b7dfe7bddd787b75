import { Problem, problemFrom } from './problem.js';
import type { DemoAccount, Identity, Permission } from './types.js';

export const API_BASE = '/api/v1';

/** Asks the reader to sign in again; true when they have, as the same account. */
type SignInAgain = () => Promise<boolean>;

/**
 * Who is signed in: null for nobody, undefined as long as nobody knows. Fires `change`. The cookie
 * itself is out of reach for scripts.
 */
class Session extends EventTarget {
  #identity: Identity | null | undefined;
  #asking: Promise<boolean> | null = null;
  /** Set by who can show a dialog. */
  signInAgain: SignInAgain = () => Promise.resolve(false);

  get identity(): Identity | null | undefined {
    return this.#identity;
  }

  /** What goes with each change, so that no foreign page can make one. */
  get headers(): Readonly<Record<string, string>> {
    return this.#identity?.csrf ? { 'x-csrf-token': this.#identity.csrf } : {};
  }

  may(permission: Permission): boolean {
    return this.#identity?.permissions.includes(permission) === true;
  }

  async load(): Promise<void> {
    try {
      this.enter((await ask('GET', '')) as Identity);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      this.enter(null);
    }
  }

  async signIn(login: string, password: string): Promise<void> {
    this.enter((await ask('POST', '', { login, password })) as Identity);
  }

  async changePassword(current: string, next: string): Promise<void> {
    this.enter((await ask('PUT', '/password', { current, next }, this.headers)) as Identity);
  }

  /** Leaves nothing behind in this page of what somebody else may not see. */
  async signOut(): Promise<void> {
    try {
      await ask('DELETE', '', undefined, this.headers);
    } catch (error) {
      // Whose session is over already is signed out, too.
      if (!(error instanceof Problem) || error.status !== 401) throw error;
    }
    location.assign('/');
  }

  async demoAccounts(): Promise<readonly DemoAccount[]> {
    return (await ask('GET', '/demo-accounts')) as readonly DemoAccount[];
  }

  /** Many calls may find out at once that the session is over: the reader is asked once. */
  recover(): Promise<boolean> {
    if (!this.#identity) return Promise.resolve(false);
    this.#asking ??= this.signInAgain().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  private enter(identity: Identity | null): void {
    this.#identity = identity;
    this.dispatchEvent(new Event('change'));
  }
}

export const session = new Session();

async function ask(
  method: string,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await fetch(`${API_BASE}/session${path}`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  }).catch((error: unknown) => {
    throw new Problem(0, 'unreachable', '', error instanceof Error ? error.message : '');
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, answer);
  return answer;
}
