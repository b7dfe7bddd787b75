import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { DomainError, sha256Hex } from '@tagwright/kernel';
import { writeFileAtomically } from '../home/write-file-atomically.js';
import { isAlive, type ProcessIdentity } from './process-identity.js';

/** What a lock file says: who holds it, and anything the holder wants others to know. */
export interface LockRecord {
  /** New for every holder. */
  readonly token: string;
  readonly holder: ProcessIdentity;
  readonly note: Readonly<Record<string, unknown>>;
}

export function newLockRecord(
  holder: ProcessIdentity,
  note: Readonly<Record<string, unknown>> = {},
): LockRecord {
  return { token: randomUUID(), holder, note };
}

/** The lock as it stands; undefined when nobody holds it. Garbage counts as held by nobody alive. */
export async function readLock(path: string): Promise<LockRecord | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  return parse(text) ?? { token: sha256Hex(text), holder: { pid: 0, startMark: '' }, note: {} };
}

/**
 * Takes the lock if nobody alive holds it. The file appears with its whole content (a hard link
 * to a finished file fails when the name is taken), so no reader ever sees half a record.
 * @returns false when somebody else holds it or was quicker; ask again later
 */
export async function tryLock(path: string, record: LockRecord): Promise<boolean> {
  const candidate = `${path}.${record.token}.new`;
  await writeFile(candidate, JSON.stringify(record), { flag: 'wx', mode: 0o600 });
  try {
    await link(candidate, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return await takeOver(path, candidate, record);
  } finally {
    await rm(candidate, { force: true });
  }
}

/**
 * Replaces the lock of a dead holder. Two that find the same dead holder must not both replace it,
 * the second one would push out the first: so each must first hold a lock that is named after the
 * dead holder's token, and then see that very token still in place.
 */
async function takeOver(path: string, candidate: string, record: LockRecord): Promise<boolean> {
  const dead = await readLock(path);
  if (dead === undefined || isAlive(dead.holder)) return false;
  const permission = `${path}.${dead.token}`;
  const holding = newLockRecord(record.holder);
  if (!(await tryLock(permission, holding))) return false;
  try {
    if ((await readLock(path))?.token !== dead.token) return false;
    await rename(candidate, path);
    return true;
  } finally {
    await unlock(permission, holding.token);
  }
}

/** Lets the holder change what its lock says, or hand the lock to another process. */
export async function rewriteLock(path: string, token: string, next: LockRecord): Promise<void> {
  const current = await readLock(path);
  if (current?.token !== token) {
    throw new DomainError('lock_lost', `${path} was taken by somebody else or removed.`, {
      kind: 'conflict',
      details: { path },
    });
  }
  await writeFileAtomically(path, JSON.stringify(next));
}

/** Gives the lock back; does nothing when it is not this holder's any more. */
export async function unlock(path: string, token: string): Promise<void> {
  if ((await readLock(path))?.token === token) await rm(path, { force: true });
}

function parse(text: string): LockRecord | undefined {
  try {
    const { token, holder, note } = JSON.parse(text) as Partial<LockRecord>;
    if (typeof token !== 'string' || !/^[\w-]{1,64}$/.test(token)) return undefined;
    if (typeof holder?.pid !== 'number' || typeof holder.startMark !== 'string') return undefined;
    return { token, holder, note: note ?? {} };
  } catch {
    return undefined; // whoever wrote this does not hold our lock
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
