import type { Draws } from './random/draw.js';

/** What every SQL builder of the demo needs to know. */
export interface DemoContext {
  /** Number of persons; indexes are 0 ≤ i < customers. */
  readonly customers: number;
  readonly draws: Draws;
}
