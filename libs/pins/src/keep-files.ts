import { access } from 'node:fs/promises';
import { DomainError } from '@tagwright/kernel';
import { ADVISORY_LOCKS } from '@tagwright/platform';
import type { EntityManager } from 'typeorm';

/**
 * To be called first in a transaction that makes files somebody's: from here to its end no file is
 * deleted, and all of them are still there. Files are named by their content, so that one of them
 * may have been there before, unused, and collected while the work went on.
 * @param paths absolute
 * @throws DomainError `files_collected`; doing the work again helps
 */
export async function keepFiles(manager: EntityManager, paths: readonly string[]): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock_shared($1)', [ADVISORY_LOCKS.files]);
  for (const path of paths) await expectFile(path);
}

async function expectFile(path: string): Promise<void> {
  try {
    await access(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new DomainError(
      'files_collected',
      `${path} was collected as unused while this run was about to use it. Start the run again.`,
      { kind: 'unavailable', details: { path } },
    );
  }
}
