import type { FactFigures } from './fact-profile.js';

/** Figures are small; what nobody has asked for lately is forgotten first. */
const KEPT = 500;

/** Figures that have been counted, or are being counted, by what they are of. */
export class KeptFigures {
  private readonly kept = new Map<string, Promise<FactFigures>>();

  /** The figures of a key, counted if they are not known; a count that fails is forgotten. */
  get(key: string, count: () => Promise<FactFigures>): Promise<FactFigures> {
    const counting = this.kept.get(key) ?? count();
    // Put back at the end, so that the first one is the one that was not asked for the longest.
    this.kept.delete(key);
    this.kept.set(key, counting);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    counting.catch(() => this.kept.delete(key));
    return counting;
  }
}
