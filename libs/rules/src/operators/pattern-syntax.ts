/** How often a repetition may be asked for, nested ones multiplied. */
const MOST_REPEATS = 100;
/** Groups inside one another. */
const MOST_NESTING = 16;

const PUNCTUATION = /^[\\^$.|?*+()[\]{}/\-_,:;!"#%&'<=>@`~ ]$/;
const CLASS_ESCAPES = 'dDwWsS';
const CONTROL_ESCAPES = 'ntr';

class Refusal extends Error {}

/**
 * Reads a pattern of the subset that means the same in RE2 and re2js, character by character:
 * characters, `.` (not a line feed), `[…]` with ranges and `^`, `\d \w \s` (ASCII) and their
 * opposites, `\n \t \r`, escaped punctuation, `( )`, `(?: )`, `|`, and `* + ? {n} {n,} {n,m}`.
 * Everything that hangs on Unicode tables, on flags or on places in the text is left out.
 * @returns what is wrong with it, or undefined
 */
export function patternProblem(pattern: string): string | undefined {
  try {
    new PatternReader(Array.from(pattern)).read();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

class PatternReader {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(characters: readonly string[]) {
    this.#characters = characters;
  }

  read(): void {
    this.#alternatives(0);
    if (this.#at < this.#characters.length) throw this.#refused('has a ")" too many');
  }

  /** @returns how often the deepest repetition inside repeats */
  #alternatives(depth: number): number {
    if (depth > MOST_NESTING) throw this.#refused(`nests deeper than ${MOST_NESTING} groups`);
    let most = 1;
    for (;;) {
      while (this.#peek() !== undefined && this.#peek() !== '|' && this.#peek() !== ')') {
        most = Math.max(most, this.#repeated(depth));
      }
      if (this.#peek() !== '|') return most;
      this.#at += 1;
    }
  }

  #repeated(depth: number): number {
    const inner = this.#atom(depth);
    const next = this.#peek();
    let times = 1;
    if (next === '{') times = this.#counts();
    else if (next !== undefined && '*+?'.includes(next)) this.#at += 1;
    const total = inner * times;
    if (total > MOST_REPEATS) throw this.#refused(`repeats more than ${MOST_REPEATS} times`);
    const after = this.#peek();
    if (after !== undefined && '*+?{'.includes(after)) {
      throw this.#refused('has two quantifiers in a row');
    }
    return total;
  }

  #atom(depth: number): number {
    const character = this.#next();
    if (character === '(') return this.#group(depth);
    if (character === '[') this.#class();
    else if (character === '\\') this.#escape(CLASS_ESCAPES);
    else if (character === '^' || character === '$') {
      throw this.#refused(`uses "${character}", but a pattern always takes in the whole text`);
    } else if ('*+?{'.includes(character)) throw this.#refused('repeats nothing');
    else if ('}]'.includes(character)) throw this.#refused(`needs "\\${character}" here`);
    return 1;
  }

  #group(depth: number): number {
    if (this.#peek() === '?') {
      this.#at += 1;
      if (this.#next() !== ':') throw this.#refused('uses a group other than ( ) and (?: )');
    }
    const inner = this.#alternatives(depth + 1);
    if (this.#peek() !== ')') throw this.#refused('lacks a ")"');
    this.#at += 1;
    return inner;
  }

  /** `{n}`, `{n,}` or `{n,m}`; the greatest number in it. */
  #counts(): number {
    const end = this.#characters.indexOf('}', this.#at);
    const text = this.#characters.slice(this.#at, end + 1).join('');
    const match = /^\{(\d{1,3})(?:,(\d{0,3}))?\}$/.exec(text);
    if (match === null) throw this.#refused('has a "{" that is neither a count nor "\\{"');
    this.#at = end + 1;
    const [least, most] = [Number(match[1]), match[2] ? Number(match[2]) : Number(match[1])];
    if (most < least) throw this.#refused(`counts backwards in ${text}`);
    return Math.max(1, most);
  }

  #class(): void {
    if (this.#peek() === '^') this.#at += 1;
    if (this.#peek() === ']') throw this.#refused('has an empty class []');
    while (this.#peek() !== ']') {
      const start = this.#member();
      const isRange = this.#peek() === '-' && this.#characters[this.#at + 1] !== ']';
      if (!isRange) continue;
      this.#at += 1;
      const end = this.#member();
      if (start === undefined || end === undefined || start > end) {
        throw this.#refused('has a range in a class that goes backwards or ends in a class');
      }
    }
    this.#at += 1;
  }

  /** The code point of one member; undefined when it is itself a class. */
  #member(): number | undefined {
    const character = this.#next();
    if (character === '[' || character === '-' || character === '^') {
      throw this.#refused(`needs "\\${character}" inside a class`);
    }
    return character === '\\' ? this.#escape(CLASS_ESCAPES) : character.codePointAt(0);
  }

  #escape(classes: string): number | undefined {
    const character = this.#next();
    if (classes.includes(character)) return undefined;
    const control = CONTROL_ESCAPES.indexOf(character);
    if (control >= 0) return [10, 9, 13][control];
    if (PUNCTUATION.test(character)) return character.codePointAt(0);
    throw this.#refused(`uses "\\${character}", which is not offered`);
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #next(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw this.#refused('ends too early');
    this.#at += 1;
    return character;
  }

  #refused(problem: string): Refusal {
    return new Refusal(problem);
  }
}
