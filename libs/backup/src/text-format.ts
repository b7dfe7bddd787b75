import type { ClientBase } from 'pg';

/**
 * Fixes how values are spelled in COPY's text format, for the transaction: a server's own defaults
 * must not decide whether a dump can be read elsewhere.
 */
export async function fixTextFormat(client: ClientBase): Promise<void> {
  for (const setting of [
    `client_encoding = 'UTF8'`,
    `datestyle = 'ISO, YMD'`,
    `intervalstyle = 'iso_8601'`,
    `timezone = 'UTC'`,
    `extra_float_digits = 3`,
    `bytea_output = 'hex'`,
  ]) {
    await client.query(`SET LOCAL ${setting}`);
  }
}
