/** A command that found something wrong says so here instead of throwing. */
export interface Outcome {
  exitCode: number;
}
