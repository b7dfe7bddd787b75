export type { BackupManifest } from './backup-manifest.js';
export type { BackupReport } from './backup-report.js';
export { checkRestored } from './check-restored.js';
export { createBackup, type BackupRequest } from './create-backup.js';
export { readNeededFiles, type NeededFile } from './needed-files.js';
export { openBackupFolder } from './open-backup-folder.js';
export { restoreBackup, type RestoreRequest } from './restore-backup.js';
export { finishRestore, refuseUnfinishedRestore, unfinishedRestore } from './unfinished-restore.js';
