import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '@tagwright/kernel';
import PQueue from 'p-queue';

/** argon2id (the library's default) with the costs that OWASP names first: 19 MiB, two passes. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Two at a time and a short line: a flood of sign-ins must not take memory and cores from all else. */
const work = new PQueue({ concurrency: 2 });
const LONGEST_LINE = 40;

/** A salted argon2id hash in PHC form. @throws DomainError `sign_in_busy` */
export function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(normal(password), COSTS));
}

/**
 * Whether this is the password. Without a hash it takes as long, and is not.
 * @throws DomainError `sign_in_busy`
 */
export async function verifyPassword(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  const against = stored ?? (await nobodys());
  const matches = await inLine(() => verify(against, normal(password)));
  return matches && typeof stored === 'string';
}

let nobody: Promise<string> | undefined;

/** The hash of a password that nobody knows. */
function nobodys(): Promise<string> {
  nobody ??= hash(crypto.randomUUID(), COSTS);
  return nobody;
}

/** The same characters typed on another system are the same password. */
function normal(password: string): string {
  return password.normalize('NFC');
}

async function inLine<T>(job: () => Promise<T>): Promise<T> {
  if (work.size >= LONGEST_LINE) {
    throw new DomainError('sign_in_busy', 'Too many are signing in at once. Try again shortly.', {
      kind: 'throttled',
      details: { retryAfterSeconds: 2 },
    });
  }
  return work.add(job);
}
