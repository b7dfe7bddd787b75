import type { DataSource } from 'typeorm';
import type { OnProgress } from '../postgres/on-progress.js';
import { ADVISORY_LOCKS } from './advisory-locks.js';
import { APPLICATION_ROLE, provideLogin, provideRole } from './application-role.js';
import { asApplicationRole, roleOf, type DatabaseLogins } from './database-logins.js';
import { grantRights } from './grant-rights.js';
import { bringUpToDate } from './run-migrations.js';
import { underLock } from './under-lock.js';

const CONNECT_WITHIN_MS = 10_000;

/**
 * As the owner: brings the schema up to date and lets the application use it. Of several processes
 * that start at once one works and the others wait for it; the lock is the session's, so it goes with
 * a process that dies.
 * @returns the address that the application works through; the owner's own where the server gives
 *   this login no other role
 * @throws DomainError `database_newer` when a later version of the product was here already
 */
export function prepareDatabase(
  owner: DataSource,
  { owner: target, application }: DatabaseLogins,
  onProgress: OnProgress,
): Promise<string> {
  return underLock(owner, { lock: ADVISORY_LOCKS.migrations }, async (session) => {
    await bringUpToDate(owner, session, onProgress);
    switch (application.kind) {
      case 'role':
        if (!(await provideRole(session))) return target.url;
        await grantRights(session, APPLICATION_ROLE);
        return asApplicationRole(target.url);
      case 'login':
        await provideLogin(session, application.password);
        await grantRights(session, APPLICATION_ROLE);
        return application.url;
      case 'given':
        await grantRights(session, await roleOf({ url: application.url }, CONNECT_WITHIN_MS));
        return application.url;
    }
  });
}
