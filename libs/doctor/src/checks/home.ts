import { access, constants, stat } from 'node:fs/promises';
import type { Check, Examination } from '../check.js';
import { fail, ok, warn, type Result } from '../finding.js';

const KEY_BYTES = 32;

/** The home can be written to, its secrets are closed to others and whole. */
export const HOME: Check = { name: 'home', run: homeResult };

async function homeResult({
  config,
  paths,
}: Pick<Examination, 'config' | 'paths'>): Promise<Result> {
  const { home, secrets, data, dataKey, postgresPassword } = paths;
  const found = await statOf(home);
  if (found === undefined) return ok(`${home} is not there yet; the first start makes it.`);
  if (!found.isDirectory()) {
    return fail(`${home} is not a folder.`, 'Set TAGWRIGHT_HOME to another place.');
  }
  if (!(await isWritable(home))) {
    return fail(
      `This user may not write to ${home}.`,
      `Run as the user that owns it, or give it to this one: \`chown -R "$(id -un)" ${home}\`.`,
    );
  }
  for (const [path, mode] of [
    [secrets, '700'],
    [dataKey, '600'],
    [postgresPassword, '600'],
  ] as const) {
    const open = await openToOthers(path, 0o077);
    if (open !== undefined) {
      return fail(
        `${path} is open to other users (mode ${open}).`,
        `\`chmod ${mode} ${path}\`; ` + 'if others may have read it, take it for known to them.',
      );
    }
  }
  const key = config.dataKey === undefined ? await statOf(dataKey) : undefined;
  if (key !== undefined && key.size !== KEY_BYTES) {
    return fail(
      `${dataKey} does not hold a key of ${KEY_BYTES} bytes.`,
      'Put the key back from where it was kept apart; without it the contact data cannot be read.',
    );
  }
  const open = (await openToOthers(data, 0o077)) ?? (await openToOthers(home, 0o066));
  if (open !== undefined) {
    return warn(`${home} is open to other users.`, `\`chmod 711 ${home} && chmod 700 ${data}\`.`);
  }
  return ok(`${home} is writable; secrets and data are closed to other users.`);
}

async function statOf(path: string) {
  return stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
}

/** The mode, where it lets others do what the mask forbids. */
async function openToOthers(path: string, mask: number): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  const mode = (await statOf(path))?.mode ?? 0;
  return (mode & mask) === 0 ? undefined : (mode & 0o777).toString(8);
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}
