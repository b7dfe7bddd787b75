import { sha256Hex } from '@tagwright/kernel';
import { productBuild } from '@tagwright/platform';
import type { EntityManager } from 'typeorm';

/** A folder of the installation that is taken in as one. */
export type ShippedFolder = 'governance' | 'definitions';

interface FolderFile {
  readonly path: string;
  readonly text: string;
}

/** Of what the files say and of the build that reads them: another build may read them otherwise. */
export function folderDigest(files: readonly FolderFile[]): string {
  const parts = files.map(({ path, text }) => `${path} ${sha256Hex(text)}`);
  return sha256Hex([productBuild(), ...parts].join('\n'));
}

/**
 * How many objects the folder has, when it was the last one taken in and nothing in it was touched
 * since; null otherwise. Every start looks into the folders, and nearly always they are as before.
 */
export async function unchangedObjects(
  manager: EntityManager,
  folder: ShippedFolder,
  digest: string,
): Promise<number | null> {
  const [row] = await manager.query<{ objects: number }[]>(
    'SELECT objects FROM shipped_folder WHERE folder = $1 AND digest = $2',
    [folder, digest],
  );
  return row?.objects ?? null;
}

/** Remembers a folder in the transaction that takes it in. */
export async function rememberFolder(
  manager: EntityManager,
  folder: ShippedFolder,
  digest: string,
  objects: number,
): Promise<void> {
  await manager.query(
    `INSERT INTO shipped_folder (folder, digest, objects) VALUES ($1, $2, $3)
     ON CONFLICT (folder) DO UPDATE SET digest = excluded.digest, objects = excluded.objects`,
    [folder, digest, objects],
  );
}
