import { resolve } from 'node:path';
import type { Command } from 'commander';
import { createBackup, openBackupFolder, type BackupReport } from '@tagwright/backup';
import { loadConfig } from '@tagwright/platform';
import { DataSource } from 'typeorm';
import { megabytes } from '../megabytes.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

interface BackupOptions {
  readonly withKey: boolean;
  readonly json: boolean;
}

/** `tagwright backup <dir>`: both planes at one moment, beside whatever runs. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('Back up database and data files at one moment; later backups copy what is new.')
    .argument('<dir>', 'folder of the backups, best on another disk')
    .option('--with-key', 'put the key of the contact data into the backup', false)
    .option('--json', 'one line of JSON', false)
    .action(async (dir: string, options: BackupOptions) => {
      const output = new Output(options.json);
      const directory = resolve(dir);
      // Said before a database is started for it.
      await openBackupFolder(directory, loadConfig(process.env, process.cwd()).home);
      await withSession(output, async ({ services, config }) => {
        const report = await createBackup({
          dataSource: services.get(DataSource),
          config,
          directory,
          withKey: options.withKey,
          onProgress: (message) => {
            output.progress(message);
          },
        });
        output.result(report, backupLines(report));
      });
    });
}

function backupLines(report: BackupReport): string[] {
  const { backup, files, copiedFiles, copiedBytes, rows, tables, seconds, snapshotId } = report;
  const lines = [
    `Backup ${backup}: ${files} files, ${copiedFiles} of them new (${megabytes(copiedBytes)}), ` +
      `${rows} rows of ${tables} tables, in ${seconds.toFixed(1)} s.`,
  ];
  if (snapshotId !== null) {
    lines.push(`Snapshot ${snapshotId}, content digest ${String(report.digest)}`);
  }
  if (report.gone > 0) lines.push(`${report.gone} files of old versions were deleted before.`);
  if (report.keyIncluded) {
    lines.push('The data key is in it: whoever can read this backup can read the contact data.');
  } else if (report.keyNeeded) {
    lines.push('The data key is not in it: keep secrets/data.key (TAGWRIGHT_DATA_KEY) apart.');
  }
  return lines;
}
