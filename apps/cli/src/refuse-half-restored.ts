import { refuseUnfinishedRestore } from '@tagwright/backup';
import { loadConfig } from '@tagwright/platform';

/** @throws DomainError when a restore into the home was begun and not finished */
export function refuseHalfRestored(): void {
  refuseUnfinishedRestore(loadConfig(process.env, process.cwd()).home);
}
