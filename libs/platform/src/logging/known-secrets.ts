import type { Config } from '../config/config.js';
import { HIDDEN } from '../config/secret.js';

/** Shorter ones would be found in ordinary words. */
const SHORTEST = 6;

export type SecretSettings = Pick<
  Config,
  'databaseUrl' | 'databaseOwnerUrl' | 'redisUrl' | 'dataKey'
>;

/**
 * Takes the configuration's secrets out of a text, wherever and however they got there: the last
 * line of defence, after names and forms were looked at.
 */
export function hideKnownSecrets(settings: SecretSettings): (text: string) => string {
  const secrets = [
    ...passwordsOf(settings.databaseUrl?.reveal()),
    ...passwordsOf(settings.databaseOwnerUrl?.reveal()),
    ...passwordsOf(settings.redisUrl?.reveal()),
    ...keyForms(settings.dataKey?.reveal()),
  ].filter((secret) => secret.length >= SHORTEST);
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
}

function passwordsOf(url: string | undefined): string[] {
  if (url === undefined) return [];
  const { password, searchParams } = new URL(url);
  const parameter = searchParams.get('password') ?? '';
  return [password, decoded(password), parameter, encodeURIComponent(parameter)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a "%" that stands for itself
  }
}

function keyForms(key: Buffer | undefined): string[] {
  if (key === undefined) return [];
  const hex = key.toString('hex');
  return [hex, hex.toUpperCase(), key.toString('base64')];
}
