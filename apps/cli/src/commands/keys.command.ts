import { ApiKeysService, type ApiKey, type Permission } from '@tagwright/access';
import type { Command } from 'commander';
import { permissions } from '../access/read-options.js';
import { cliActor } from '../cli-actor.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';
import { wholeNumber } from './demo.command.js';

interface JsonOption {
  readonly json: boolean;
}

interface AddOptions extends JsonOption {
  readonly name: string;
  readonly permissions: Permission[];
  readonly days: number;
}

/** `tagwright keys …`: by which systems prove who they are. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('Keys of systems and personal keys.');
  addList(keys);
  addAdd(keys);
  addRotate(keys);
  addRevoke(keys);
}

function addList(keys: Command): void {
  keys
    .command('list')
    .description('All keys, newest first; never their secrets.')
    .option('--json', 'one line of JSON', false)
    .action(async ({ json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const found = await services.get(ApiKeysService).list();
        output.result(found, found.length === 0 ? ['There are no keys.'] : found.map(keyLine));
      });
    });
}

function addAdd(keys: Command): void {
  keys
    .command('add')
    .description('Make a key and show it, this once.')
    .argument('<account>', 'login name of whose key it is')
    .requiredOption('--name <text>', 'what it is for')
    .requiredOption(
      '--permissions <list>',
      'comma-separated; at most those of its account',
      permissions,
    )
    .option('--days <n>', 'how long it lives', wholeNumber, 90)
    .option('--json', 'one line of JSON', false)
    .action(async (account: string, { json, ...request }: AddOptions) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const { name, days } = request;
        const key = await services
          .get(ApiKeysService)
          .add(cliActor(), { account, name, days, permissions: request.permissions });
        output.result({ prefix: key.prefix, key: key.token }, [
          key.token,
          `Shown this once; send it as "Authorization: Bearer …". It is called ${key.prefix}.`,
        ]);
      });
    });
}

function addRotate(keys: Command): void {
  keys
    .command('rotate')
    .description('Give a key another secret; the present one works on for a while.')
    .argument('<prefix>', 'of the key')
    .option('--overlap-hours <n>', 'how long the present secret works', wholeNumber, 24)
    .option('--json', 'one line of JSON', false)
    .action(async (prefix: string, options: JsonOption & { overlapHours: number }) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services }) => {
        const { overlapHours } = options;
        const key = await services.get(ApiKeysService).rotate(cliActor(), prefix, overlapHours);
        output.result({ prefix, key: key.token }, [
          key.token,
          `Shown this once. The secret before it works for ${overlapHours} hours more.`,
        ]);
      });
    });
}

function addRevoke(keys: Command): void {
  keys
    .command('revoke')
    .description('End a key at once.')
    .argument('<prefix>', 'of the key')
    .option('--json', 'one line of JSON', false)
    .action(async (prefix: string, { json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        await services.get(ApiKeysService).revoke(cliActor(), prefix);
        output.result({ prefix }, [`The key ${prefix} is revoked.`]);
      });
    });
}

function keyLine({ prefix, account, name, expiresAt, revokedAt, lastUsedAt }: ApiKey): string {
  const state =
    revokedAt === null ? `until ${expiresAt.toISOString()}` : `revoked ${revokedAt.toISOString()}`;
  const used = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`;
  return `${prefix}: ${name} (${account}), ${state}, ${used}`;
}
