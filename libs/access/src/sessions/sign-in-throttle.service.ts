import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { DataSource } from 'typeorm';

/** So many attempts are free; each one after them waits twice as long as the one before. */
const FREE = { login: 5, address: 50 } as const;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;
/** Wrong attempts are forgotten after a day without one. */
const FORGOTTEN = `interval '1 day'`;

type Kind = keyof typeof FREE;

/**
 * Makes guessing slow. Names are counted whether they exist or not, so that nobody learns which do;
 * an attempt is counted before the password is looked at, so that a hundred at once are no way round.
 */
@Injectable()
export class SignInThrottle {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Counts an attempt.
   * @returns whether it was the last one that is free
   * @throws DomainError `sign_in_blocked` with `retryAfterSeconds`
   */
  async begin(login: string, address: string | null): Promise<{ readonly isLast: boolean }> {
    if (address !== null) await this.count('address', address);
    const failures = await this.count('login', login);
    return { isLast: failures === FREE.login };
  }

  /** The attempt was right: nothing is held against the name, or this once against the address. */
  async succeed(login: string, address: string | null): Promise<void> {
    await this.forget(login);
    if (address === null) return;
    await this.dataSource.query(
      `UPDATE sign_in_throttle SET failures = greatest(failures - 1, 1), blocked_until = now()
       WHERE key = $1`,
      [keyOf('address', address)],
    );
  }

  /** Lets a name try again at once. */
  async forget(login: string): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM sign_in_throttle WHERE key = $1 OR last_at < now() - ${FORGOTTEN}`,
      [keyOf('login', login)],
    );
  }

  /** Of these names those that have to wait, and until when. */
  async blocked(logins: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const names = new Map(logins.map((login) => [keyOf('login', login).toString('hex'), login]));
    const rows = await this.dataSource.query<{ key: string; until: Date }[]>(
      `SELECT encode(key, 'hex') AS key, blocked_until AS until FROM sign_in_throttle
       WHERE blocked_until > now() AND encode(key, 'hex') = ANY ($1)`,
      [[...names.keys()]],
    );
    return new Map(rows.map(({ key, until }) => [names.get(key) ?? '', until]));
  }

  private async count(kind: Kind, name: string): Promise<number> {
    const key = keyOf(kind, name);
    const [counted] = await this.dataSource.query<{ failures: number }[]>(COUNT, [
      key,
      FREE[kind],
      FIRST_WAIT_SECONDS,
      LONGEST_WAIT_SECONDS,
    ]);
    if (counted === undefined) throw blocked(await this.waitOf(key));
    return counted.failures;
  }

  private async waitOf(key: Buffer): Promise<number> {
    const [row] = await this.dataSource.query<{ seconds: number }[]>(
      `SELECT ceil(extract(epoch FROM blocked_until - now()))::integer AS seconds
       FROM sign_in_throttle WHERE key = $1`,
      [key],
    );
    return Math.max(1, row?.seconds ?? 1);
  }
}

/** One statement, so that attempts at the same moment are counted one after the other. */
const COUNT = `
INSERT INTO sign_in_throttle AS t (key, failures) VALUES ($1, 1)
ON CONFLICT (key) DO UPDATE SET
  failures = CASE WHEN t.last_at < now() - ${FORGOTTEN} THEN 1 ELSE t.failures + 1 END,
  last_at = now(),
  blocked_until = CASE
    WHEN t.last_at < now() - ${FORGOTTEN} OR t.failures + 1 < $2 THEN now()
    ELSE now() + make_interval(secs =>
      least($4::integer, $3::integer * power(2, least(t.failures + 1 - $2, 20)))) END
WHERE t.blocked_until <= now()
RETURNING failures`;

function keyOf(kind: Kind, name: string): Buffer {
  return createHash('sha256').update(`${kind}:${name}`).digest();
}

function blocked(seconds: number): DomainError {
  return new DomainError(
    'sign_in_blocked',
    `Too many attempts. Try again in ${seconds} seconds, or ask an administrator to help.`,
    { kind: 'throttled', details: { retryAfterSeconds: seconds } },
  );
}
