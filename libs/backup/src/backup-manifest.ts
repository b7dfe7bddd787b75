/** A file of the data plane as a backup keeps it. */
export interface BackedUpFile {
  /** Relative to the data directory. */
  readonly file: string;
  /** Relative to `files` of the backup folder; another name only where two contents share one. */
  readonly stored: string;
  readonly bytes: number;
  /** Of the bytes on the disk; for an encrypted file, of the encrypted ones. */
  readonly sha256: string;
}

/** One table as it was dumped: COPY's text format, gzipped. */
export interface DumpedTable {
  readonly table: string;
  /** In the order of the dump; generated columns are left out. */
  readonly columns: readonly string[];
  /** Relative to the backup's own folder. */
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Where a sequence stood; `lastValue` as text, because it may exceed what a number holds. */
export interface DumpedSequence {
  readonly sequence: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
}

/** The governance plane at one moment. */
export interface DatabaseDump {
  readonly tables: readonly DumpedTable[];
  readonly sequences: readonly DumpedSequence[];
  /** Names of the applied migrations, oldest first. */
  readonly migrations: readonly string[];
}

/** What readers were shown at that moment. */
export interface PublishedSnapshot {
  readonly snapshotId: number;
  readonly contentDigest: string;
}

/** Says all that a backup consists of. It is written last: a folder without it is no backup. */
export interface BackupManifest extends DatabaseDump {
  readonly format: typeof BACKUP_FORMAT;
  readonly name: string;
  /** Version of the product that wrote it. */
  readonly product: string;
  /** When it began, in UTC. */
  readonly time: string;
  readonly files: readonly BackedUpFile[];
  /** Referred to by old versions or snapshots only, and already gone when the backup was made. */
  readonly gone: readonly string[];
  readonly published: PublishedSnapshot | null;
  readonly key: {
    /** Of the key that opens the encrypted files; null when it was not at hand. */
    readonly fingerprint: string | null;
    /** Whether the key lies beside the manifest. */
    readonly included: boolean;
  };
}

export const BACKUP_FORMAT = 1;
