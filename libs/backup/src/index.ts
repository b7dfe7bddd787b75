export type { BackupManifest } from './backup-manifest.js';
export type { BackupReport } from './backup-report.js';
export { checkRestored } from './check-restored.js';
export { createBackup, type BackupRequest } from './create-backup.js';
export { KEEP_FILES_LOCK } from './hold-files.js';
export { openBackupFolder } from './open-backup-folder.js';
export { restoreBackup, type RestoreRequest } from './restore-backup.js';
export { finishRestore, refuseUnfinishedRestore } from './unfinished-restore.js';
