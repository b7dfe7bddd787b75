import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { FirstAccountsService } from '@tagwright/access';
import { homePaths, type Config } from '@tagwright/platform';

/**
 * Makes the accounts that a new installation begins with: demo accounts beside demo data, elsewhere
 * one administrator.
 * @returns what whoever started it has to know to sign in
 */
export async function makeFirstAccounts(
  services: INestApplicationContext,
  config: Config,
): Promise<string[]> {
  const accounts = services.get(FirstAccountsService);
  const isDemo = existsSync(join(homePaths(config.home).demo, 'manifest.json'));
  if (isDemo) await accounts.makeDemoAccounts();
  const administrator = await accounts.makeAdministrator();
  if (administrator !== null) {
    return [
      `Sign in as "${administrator.login}" with the one-time password ${administrator.oneTimePassword}`,
      'It is shown this once. Lost it? tagwright accounts reset-password admin',
    ];
  }
  const demo = await accounts.demoAccounts();
  if (demo.length === 0) return [];
  return [
    'Sign in as one of (name, password):',
    ...demo.map(({ login, password }) => `  ${login.padEnd(9)} ${password}`),
  ];
}
