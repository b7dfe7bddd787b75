import { DomainError } from '@tagwright/kernel';

/** In characters, as people count them. */
const SHORTEST = 12;
const LONGEST = 128;
/** So many guesses a password withstands at least, as a power of ten. */
const WEAKEST = 9;
/** The estimate grows with the square of the length, and says nothing more beyond it. */
const ESTIMATED = 64;

/**
 * Refuses passwords that are short, common or easily guessed.
 * @param known what an attacker would try first: names of the account, the person, the product
 * @throws DomainError `password_too_short`, `password_too_long`, `password_too_common`
 */
export async function checkPassword(password: string, known: readonly string[]): Promise<void> {
  const { length } = Array.from(password);
  if (length < SHORTEST) {
    throw new DomainError(
      'password_too_short',
      `A password has at least ${SHORTEST} characters; a few unrelated words make a good one.`,
    );
  }
  if (length > LONGEST) {
    throw new DomainError('password_too_long', `A password has at most ${LONGEST} characters.`);
  }
  if ((await strengthOf(password, known)) < WEAKEST) {
    throw new DomainError(
      'password_too_common',
      'This password is too easily guessed: it is common, a pattern, or made of your names.',
    );
  }
}

/** The longest text that is looked at as a password at all. */
export const LONGEST_PASSWORD = 4 * LONGEST;

async function strengthOf(password: string, known: readonly string[]): Promise<number> {
  const estimator = await estimate();
  const names = known.flatMap((name) => name.toLowerCase().split(/[\s._-]+/));
  return estimator(Array.from(password).slice(0, ESTIMATED).join(''), [
    'tagwright',
    ...known,
    ...names,
  ]);
}

type Estimate = (password: string, known: string[]) => number;

let loaded: Promise<Estimate> | undefined;

/** Its lists of words are read when the first password is chosen, not at every start. */
function estimate(): Promise<Estimate> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, known) => zxcvbn.check(password, known).guessesLog10;
}
