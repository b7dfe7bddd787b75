import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { sharedFiles } from './backup-paths.js';
import type { FoundBackup } from './find-backup.js';
import { hashIfThere, isSameContent, type FileContent } from './hash-file.js';

/** So many are named in the message; all are in the details. */
const NAMED = 3;

interface Expected extends FileContent {
  readonly path: string;
}

/**
 * Reads all that a backup consists of, to the end.
 * @throws DomainError `backup_damaged`, naming every file that is missing or not as it was written
 */
export async function verifyBackup(
  directory: string,
  { paths, manifest }: FoundBackup,
): Promise<void> {
  const shared = sharedFiles(directory);
  const expected: Expected[] = [
    ...manifest.tables.map((table) => ({ ...table, path: join(paths.folder, table.file) })),
    ...manifest.files.map((file) => ({ ...file, path: join(shared, file.stored) })),
  ];
  const damaged: string[] = [];
  for (const file of expected) {
    const found = await hashIfThere(file.path);
    if (found === undefined) damaged.push(`${file.path} is missing`);
    else if (!isSameContent(found, file)) damaged.push(`${file.path} ${difference(found, file)}`);
  }
  if (damaged.length > 0) throw unusable(manifest.name, damaged);
}

function difference(found: FileContent, expected: FileContent): string {
  if (found.bytes === expected.bytes) return 'was changed';
  return `has ${found.bytes} bytes instead of ${expected.bytes}`;
}

function unusable(name: string, damaged: readonly string[]): DomainError {
  const named = damaged.slice(0, NAMED);
  if (damaged.length > NAMED) named.push(`and ${damaged.length - NAMED} more`);
  return new DomainError(
    'backup_damaged',
    [
      `The backup ${name} cannot be restored; nothing was written:`,
      ...named.map((line) => `  ${line}`),
      'Choose another backup (--backup).',
    ].join('\n'),
    { kind: 'unavailable', details: { backup: name, damaged } },
  );
}
