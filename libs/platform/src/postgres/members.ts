import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, isSameProcess, ownIdentity, type ProcessIdentity } from './process-identity.js';

/**
 * Notes, as an empty file, that this process uses the server of this home.
 * @returns the file, to be removed when it no longer does
 */
export function registerMember(folder: string): string {
  const { pid, startMark } = ownIdentity();
  const file = join(folder, `${pid}_${startMark}_${randomUUID()}`);
  writeFileSync(file, '', { mode: 0o600 });
  return file;
}

/** The living processes that use the server, one entry per use. Removes what the dead left. */
export function livingMembers(folder: string): ProcessIdentity[] {
  return readdirSync(folder).flatMap((name) => {
    const [pid, startMark = ''] = name.split('_');
    const identity = { pid: Number(pid), startMark };
    if (isAlive(identity)) return [identity];
    rmSync(join(folder, name), { force: true });
    return [];
  });
}

/** Living users of the server outside this process. */
export function otherMembers(folder: string): ProcessIdentity[] {
  const own = ownIdentity();
  return livingMembers(folder).filter((member) => !isSameProcess(member, own));
}
