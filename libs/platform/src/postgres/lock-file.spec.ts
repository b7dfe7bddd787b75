import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newLockRecord, readLock, rewriteLock, tryLock, unlock } from './lock-file.js';
import { identityOf, isAlive, ownIdentity } from './process-identity.js';

const folder = mkdtempSync(join(tmpdir(), 'tagwright-lock-'));
const path = join(folder, 'lock');
const DEAD = { pid: spawnSync('true').pid, startMark: 'long-ago' };

describe('a lock file', () => {
  beforeEach(() => {
    rmSync(path, { force: true });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('has one holder at a time', async () => {
    const [first, second] = [newLockRecord(ownIdentity()), newLockRecord(ownIdentity())];
    await expect(tryLock(path, first)).resolves.toBe(true);
    await expect(tryLock(path, second)).resolves.toBe(false);
    await unlock(path, second.token); // not the holder: nothing happens
    await expect(tryLock(path, second)).resolves.toBe(false);
    await unlock(path, first.token);
    await expect(tryLock(path, second)).resolves.toBe(true);
  });

  it('is taken from a holder that died', async () => {
    await tryLock(path, newLockRecord(DEAD));
    const next = newLockRecord(ownIdentity(), { port: 5 });
    await expect(tryLock(path, next)).resolves.toBe(true);
    await expect(readLock(path)).resolves.toEqual(next);
  });

  it('is taken from a dead holder whose process number lives on in another process', async () => {
    await tryLock(path, newLockRecord({ pid: process.pid, startMark: 'an earlier life' }));
    await expect(tryLock(path, newLockRecord(ownIdentity()))).resolves.toBe(true);
  });

  it.each(['', '{', '{"token":"../../x","holder":{"pid":1,"startMark":""}}', 'null', '[]'])(
    'is taken when it holds %j',
    async (garbage) => {
      writeFileSync(path, garbage);
      await expect(tryLock(path, newLockRecord(ownIdentity()))).resolves.toBe(true);
    },
  );

  it('is taken from the dead by exactly one of many', async () => {
    for (let round = 0; round < 20; round += 1) {
      rmSync(path, { force: true });
      await tryLock(path, newLockRecord(DEAD));
      const records = Array.from({ length: 10 }, () => newLockRecord(ownIdentity()));
      const taken = await Promise.all(records.map((record) => tryLock(path, record)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      await expect(readLock(path)).resolves.toEqual(records[taken.indexOf(true)]);
    }
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('is taken even if the one who was about to take it died too', async () => {
    const dead = newLockRecord(DEAD);
    await tryLock(path, dead);
    await tryLock(`${path}.${dead.token}`, newLockRecord(DEAD));
    await expect(tryLock(path, newLockRecord(ownIdentity()))).resolves.toBe(true);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('can be handed over, and is then lost to its former holder', async () => {
    const mine = newLockRecord(ownIdentity());
    const theirs = newLockRecord(ownIdentity(), { port: 6 });
    await tryLock(path, mine);
    await rewriteLock(path, mine.token, theirs);
    await expect(rewriteLock(path, mine.token, mine)).rejects.toMatchObject({ code: 'lock_lost' });
    await expect(readLock(path)).resolves.toEqual(theirs);
  });
});

describe('a process', () => {
  it('is told from a later one with its number', () => {
    expect(isAlive(ownIdentity())).toBe(true);
    expect(isAlive({ ...ownIdentity(), startMark: 'earlier' })).toBe(false);
    expect(identityOf(0)).toBeUndefined();
    expect(identityOf(Number.NaN)).toBeUndefined();
    expect(isAlive(DEAD)).toBe(false);
  });

  it('is dead once it was killed', async () => {
    const child = spawn('sleep', ['60']);
    const identity = identityOf(child.pid ?? 0);
    expect(identity && isAlive(identity)).toBe(true);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(identity && isAlive(identity)).toBe(false);
  });
});
