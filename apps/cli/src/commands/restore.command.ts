import { resolve } from 'node:path';
import type { Command } from 'commander';
import { checkRestored, finishRestore, restoreBackup } from '@tagwright/backup';
import { MIGRATIONS } from '@tagwright/composition';
import { loadConfig } from '@tagwright/platform';
import { DataSource } from 'typeorm';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

interface RestoreOptions {
  readonly backup?: string;
  readonly json: boolean;
}

/** `tagwright restore <dir>`: a backup becomes the content of an empty home. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('Restore a backup into an empty home and an empty database.')
    .argument('<dir>', 'folder of the backups')
    .option('--backup <name>', 'which one; by default the newest')
    .option('--json', 'one line of JSON', false)
    .action(async (dir: string, options: RestoreOptions) => {
      await restore(resolve(dir), options, new Output(options.json));
    });
}

async function restore(directory: string, options: RestoreOptions, output: Output): Promise<void> {
  const start = performance.now();
  const config = loadConfig(process.env, process.cwd());
  const manifest = await restoreBackup({
    config,
    directory,
    ...(options.backup === undefined ? {} : { name: options.backup }),
    migrations: MIGRATIONS,
    onProgress: (message) => {
      output.progress(message);
    },
  });
  output.progress('Checking what was restored …');
  const published = await withSession(output, ({ services }) =>
    checkRestored(services.get(DataSource), config, manifest),
  );
  await finishRestore(config.home);
  const seconds = Math.round(performance.now() - start) / 1000;
  const { name, files, tables } = manifest;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const digest = published?.contentDigest ?? null;
  const snapshotId = published?.snapshotId ?? null;
  output.result({ backup: name, files: files.length, bytes, rows, seconds, snapshotId, digest }, [
    `Restored ${name}: ${files.length} files, ${rows} rows of ${tables.length} tables, in ${seconds.toFixed(1)} s.`,
    published === null
      ? 'Nothing was published when it was made.'
      : `Snapshot ${published.snapshotId} gives its recorded content digest ${published.contentDigest}`,
  ]);
}
