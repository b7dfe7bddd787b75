import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AuditedTransactions,
  AuditSettings,
  EventSealer,
  VerifyTrailService,
} from '@tagwright/audit';
import { SYSTEM } from '@tagwright/kernel';
import { backUp, newEmptyHome, newFolder, restoreTo } from '../backup/backup-house.js';
import { openTrail } from './trail.js';

let folder: string;
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a trail that was restored from a backup', () => {
  it('is sound, is held against the heads of before, goes on, and stays closed', async () => {
    const trail = await openTrail();
    await trail.write(5);
    await trail.seal();
    await trail.sign();
    await trail.write(2);
    const source = { dataSource: trail.database.dataSource, home: trail.home };
    await backUp(source, join(folder, 'backups'), { withKey: false });
    const target = await newEmptyHome(folder, 'restored');
    await restoreTo(target, join(folder, 'backups'));
    const dataSource = await target.connect();
    await new AuditedTransactions(dataSource).run(SYSTEM, (change) =>
      change.record({ action: 'thing.changed', object: { kind: 'thing', code: 'later' } }),
    );
    const session = dataSource.createQueryRunner();
    expect(await new EventSealer().seal(session)).toMatchObject({
      sealed: 3,
      tail: { sequence: '8' },
    });
    await session.release();
    const settings = new AuditSettings({
      home: target.config.home,
      auditHeadDir: trail.settings.headDirectory,
    });
    const found = await new VerifyTrailService(dataSource, settings).verify();
    expect(found).toMatchObject({ sound: true, events: 8, heads: 1 });
    await expect(dataSource.query('DELETE FROM audit_event')).rejects.toThrow('permission denied');
    await expect(target.database.asOwner('DELETE FROM audit_event')).rejects.toThrow('never');
    await target.close();
    await trail.close();
  });
});
