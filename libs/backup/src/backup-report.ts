import type { BackedUpFile, BackupManifest } from './backup-manifest.js';
import { SEALED } from './needed-files.js';

/** A finished backup, and which of its files were not among the shared ones before. */
export interface MadeBackup {
  readonly manifest: BackupManifest;
  readonly copied: readonly BackedUpFile[];
}

/** What a backup came to; sizes in bytes. */
export interface BackupReport {
  readonly backup: string;
  readonly tables: number;
  readonly rows: number;
  /** Of the data plane. */
  readonly files: number;
  readonly copiedFiles: number;
  readonly bytes: number;
  readonly copiedBytes: number;
  /** Of the compressed dump, which every backup holds as a whole. */
  readonly dumpBytes: number;
  readonly seconds: number;
  readonly snapshotId: number | null;
  /** Content digest of the published snapshot. */
  readonly digest: string | null;
  /** Files of old versions that were deleted before. */
  readonly gone: number;
  readonly keyIncluded: boolean;
  /** Whether there are encrypted files, which are of no use without the data key. */
  readonly keyNeeded: boolean;
}

/** The figures of a backup. */
export function reportBackup({ manifest, copied }: MadeBackup, seconds: number): BackupReport {
  const { name, tables, files, published, gone, key } = manifest;
  return {
    backup: name,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    files: files.length,
    copiedFiles: copied.length,
    bytes: sizeOf(files),
    copiedBytes: sizeOf(copied),
    dumpBytes: sizeOf(tables),
    seconds: Math.round(seconds * 1000) / 1000,
    snapshotId: published?.snapshotId ?? null,
    digest: published?.contentDigest ?? null,
    gone: gone.length,
    keyIncluded: key.included,
    keyNeeded: files.some(({ file }) => file.endsWith(SEALED)),
  };
}

function sizeOf(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
