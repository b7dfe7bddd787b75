import { userInfo } from 'node:os';
import type { Actor } from '@tagwright/kernel';

/** Who runs a command on this machine: the installation's operator, known by their system account. */
export function cliActor(): Actor {
  return { person: null, account: `cli:${userName()}`, channel: 'cli', address: null };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown'); // a container's user may have no name
  }
}
