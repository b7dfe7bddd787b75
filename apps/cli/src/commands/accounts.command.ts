import { AccountsService, type Account, type Holder, type Role } from '@tagwright/access';
import type { Command } from 'commander';
import { codes, roles, scopeOf, type ScopeOptions } from '../access/read-options.js';
import { cliActor } from '../cli-actor.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

interface JsonOption {
  readonly json: boolean;
}

interface AddOptions extends JsonOption, ScopeOptions {
  readonly name?: string;
  readonly person?: string;
  readonly system?: boolean;
  readonly roles: Role[];
}

/** `tagwright accounts …`: who may sign in, and as what. */
export function addAccounts(program: Command): void {
  const accounts = program.command('accounts').description('Who may sign in, and as what.');
  addList(accounts);
  addAdd(accounts);
  addSetRoles(accounts);
  addState(accounts, 'disable', 'Shut an account out at once; what it did stays.');
  addState(accounts, 'enable', 'Let a disabled account in again.');
  addResetPassword(accounts);
}

function addList(accounts: Command): void {
  accounts
    .command('list')
    .description('All accounts, by login name.')
    .option('--json', 'one line of JSON', false)
    .action(async ({ json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const found = await services.get(AccountsService).list();
        const lines = found.length === 0 ? ['There are no accounts.'] : found.map(accountLine);
        output.result(found, lines);
      });
    });
}

function addAdd(accounts: Command): void {
  accounts
    .command('add')
    .description('Add an account and print its one-time password.')
    .argument('<login>', 'login name')
    .option('--name <name>', 'of a new person, whose account it is')
    .option('--person <uuid>', 'a person who has another account already')
    .option('--system', 'a system: nobody signs in, it gets keys')
    .requiredOption('--roles <roles>', 'comma-separated', roles)
    .option('--domains <codes>', 'categories of tags and groups of facts it reaches', codes)
    .option('--brands <codes>', 'brands it reaches', codes)
    .option('--json', 'one line of JSON', false)
    .action(async (login: string, options: AddOptions, command: Command) => {
      const holder = holderOf(options) ?? command.error(HOLDERS, { exitCode: 2 });
      const output = new Output(options.json);
      const scope = scopeOf(options);
      const account = { login, holder, roles: options.roles, ...(scope ? { scope } : {}) };
      await withSession(output, async ({ services }) => {
        const { oneTimePassword } = await services.get(AccountsService).add(cliActor(), account);
        output.result({ login, oneTimePassword }, [
          oneTimePassword === null
            ? `${login} is there; give it a key: tagwright keys add ${login} …`
            : passwordLine(login, oneTimePassword),
        ]);
      });
    });
}

const HOLDERS = 'error: say whose account it is by one of --name, --person and --system';

function holderOf({ name, person, system }: AddOptions): Holder | null {
  const given = [name, person, system].filter((value) => value !== undefined);
  if (given.length !== 1) return null;
  if (name !== undefined) return { kind: 'new_person', name };
  return person === undefined ? { kind: 'system' } : { kind: 'person', id: person };
}

function addSetRoles(accounts: Command): void {
  accounts
    .command('set-roles')
    .description('Give an account other roles or another reach; its sessions end.')
    .argument('<login>', 'login name')
    .argument('<roles>', 'comma-separated', roles)
    .option('--domains <codes>', 'categories of tags and groups of facts it reaches', codes)
    .option('--brands <codes>', 'brands it reaches', codes)
    .option('--json', 'one line of JSON', false)
    .action(async (login: string, given: Role[], options: JsonOption & ScopeOptions) => {
      const output = new Output(options.json);
      const scope = scopeOf(options);
      await withSession(output, async ({ services }) => {
        const change = { roles: given, ...(scope ? { scope } : {}) };
        await services.get(AccountsService).setRoles(cliActor(), login, change);
        output.result({ login, roles: given }, [
          `${login} is now ${given.join(', ') || 'nothing'}.`,
        ]);
      });
    });
}

function addState(accounts: Command, verb: 'disable' | 'enable', description: string): void {
  accounts
    .command(verb)
    .description(description)
    .argument('<login>', 'login name')
    .option('--json', 'one line of JSON', false)
    .action(async (login: string, { json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        await services.get(AccountsService)[verb](cliActor(), login);
        output.result({ login }, [`${login} is ${verb}d.`]);
      });
    });
}

function addResetPassword(accounts: Command): void {
  accounts
    .command('reset-password')
    .description('Give a person a new one-time password and end the account’s sessions.')
    .argument('<login>', 'login name')
    .option('--json', 'one line of JSON', false)
    .action(async (login: string, { json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const password = await services.get(AccountsService).resetPassword(cliActor(), login);
        output.result({ login, oneTimePassword: password }, [passwordLine(login, password)]);
      });
    });
}

function passwordLine(login: string, password: string): string {
  return `${login} signs in with the one-time password ${password} and then chooses another one.`;
}

function accountLine({ login, name, roles: held, state, scope, demo }: Account): string {
  const reach = [
    ...(scope.domains === '*' ? [] : [`domains ${scope.domains.join(', ')}`]),
    ...(scope.brands === '*' ? [] : [`brands ${scope.brands.join(', ')}`]),
  ];
  const notes = [
    ...(state === 'disabled' ? ['disabled'] : []),
    ...(demo ? ['demo'] : []),
    ...reach,
  ];
  const noted = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  return `${login}: ${name ?? 'a system'}, ${held.join(', ') || 'no role'}${noted}`;
}
