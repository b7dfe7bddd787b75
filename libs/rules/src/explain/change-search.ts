import type { FactValue } from '../ast/value.js';
import type { Values } from '../logic/condition-state.js';
import type { Moment } from '../time/run-time.js';
import { chainValue, type ChainInput, type TagChain } from './tag-chain.js';
import { isWanted, type Wanted } from './wanted.js';

/** Evaluations per search: it must not hold up other work. */
const MOST_TRIED = 10_000;
/** Evaluations between two moments at which other work may go on. */
const AT_ONCE = 100;

/** What is changed only where nothing of a lower grade helps. */
export const GRADES = { any: 0, fixed: 1, missing: 2 } as const;

/** One value to try for one input. */
export interface Trial {
  readonly input: ChainInput;
  readonly from: FactValue;
  readonly to: FactValue;
  readonly distance: number;
  readonly grade: number;
}

interface Pair {
  readonly trials: readonly Trial[];
  readonly distance: number;
}

/** Tries changed inputs of a tag, first one at a time, then two. */
export class ChangeSearch {
  #tried = 0;
  #isSpent = false;

  /** @param goOn lets other work go on, and says whether the search may */
  constructor(
    private readonly chain: TagChain,
    private readonly values: Values,
    private readonly run: Moment,
    private readonly wanted: Wanted,
    private readonly goOn: () => Promise<boolean>,
  ) {}

  get tried(): number {
    return this.#tried;
  }

  /** Whether the search ended at its bound. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** The inputs after the changes. */
  changed(trials: readonly Trial[]): Values {
    const values = new Map(this.values);
    for (const { input, to } of trials) values.set(input.code, to);
    return values;
  }

  gives(trials: readonly Trial[]): boolean {
    this.#tried += 1;
    return isWanted(chainValue(this.chain, this.changed(trials), this.run), this.wanted);
  }

  /**
   * The smallest change that gives the wanted value, or null: of the lowest grade, of these the
   * one with the fewest inputs, of these the nearest.
   * @param inputs per input, in the order of their codes, its trials, the nearest first
   */
  async smallest(inputs: readonly (readonly Trial[])[]): Promise<readonly Trial[] | null> {
    for (const grade of Object.values(GRADES)) {
      const best = (await this.#one(inputs, grade)) ?? (await this.#two(inputs, grade));
      if (best !== null || this.#isSpent) return best;
    }
    return null;
  }

  async #one(
    inputs: readonly (readonly Trial[])[],
    grade: number,
  ): Promise<readonly Trial[] | null> {
    let best: Trial | null = null;
    for (const trials of inputs) {
      for (const trial of trials) {
        if (best !== null && trial.distance >= best.distance) break;
        if (trial.grade !== grade) continue;
        if (await this.#mustStop()) return best && [best];
        if (this.gives([trial])) best = trial;
      }
    }
    return best && [best];
  }

  async #two(
    inputs: readonly (readonly Trial[])[],
    grade: number,
  ): Promise<readonly Trial[] | null> {
    let best: Pair | null = null;
    for (const [index, trials] of inputs.entries()) {
      for (const others of inputs.slice(index + 1))
        best = await this.#pair(trials, others, grade, best);
    }
    return best?.trials ?? null;
  }

  /** The smallest pair of changes of two inputs, if it is smaller than the best so far. */
  async #pair(
    trials: readonly Trial[],
    others: readonly Trial[],
    grade: number,
    known: Pair | null,
  ): Promise<Pair | null> {
    let best = known;
    for (const first of trials) {
      for (const second of others) {
        const distance = first.distance + second.distance;
        if (best !== null && distance >= best.distance) break;
        if (Math.max(first.grade, second.grade) !== grade) continue;
        if (await this.#mustStop()) return best;
        const pair = [first, second];
        if (this.gives(pair)) best = { trials: pair, distance };
      }
    }
    return best;
  }

  async #mustStop(): Promise<boolean> {
    if (this.#isSpent) return true;
    if (this.#tried % AT_ONCE !== 0) return false;
    this.#isSpent = this.#tried >= MOST_TRIED || !(await this.goOn());
    return this.#isSpent;
  }
}
