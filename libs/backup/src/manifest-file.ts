import { readFile } from 'node:fs/promises';
import { isAbsolute, normalize } from 'node:path';
import { DomainError, hashOf } from '@tagwright/kernel';
import { writeFileAtomically } from '@tagwright/platform';
import { BACKUP_FORMAT, type BackupManifest } from './backup-manifest.js';

/** Makes a backup one: its manifest appears whole, on the disk, or not at all. */
export async function writeManifest(path: string, manifest: BackupManifest): Promise<void> {
  const sealed = { ...manifest, seal: hashOf(manifest) };
  await writeFileAtomically(path, `${JSON.stringify(sealed, null, 1)}\n`);
}

/**
 * Reads a manifest and proves that it is as it was written.
 * @throws DomainError `backup_damaged`, `backup_newer`
 */
export async function readManifest(path: string): Promise<BackupManifest> {
  const { seal, ...content } = parse(path, await readFile(path, 'utf8'));
  if (typeof content.format === 'number' && content.format > BACKUP_FORMAT) throw newer(path);
  if (content.format !== BACKUP_FORMAT || seal !== hashOf(content)) throw damaged(path);
  const manifest = content as unknown as BackupManifest;
  const { tables, files } = manifest;
  const names = [...tables, ...files].map(({ file }) => file);
  if (![...names, ...files.map(({ stored }) => stored)].every(staysInside)) throw damaged(path);
  return manifest;
}

function parse(path: string, text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // said below
  }
  throw damaged(path);
}

/** A name from a backup folder must not lead out of the folder it is put into. */
function staysInside(name: string): boolean {
  return !isAbsolute(name) && normalize(name) === name && !/^\.\.?(\/|\\|$)/.test(name);
}

function damaged(path: string): DomainError {
  return new DomainError(
    'backup_damaged',
    `${path} is not as it was written. Choose another backup (--backup).`,
    { kind: 'unavailable', details: { path } },
  );
}

function newer(path: string): DomainError {
  return new DomainError(
    'backup_newer',
    `${path} was written by a later version of Tagwright; restore it with that one.`,
    { kind: 'conflict', details: { path } },
  );
}
