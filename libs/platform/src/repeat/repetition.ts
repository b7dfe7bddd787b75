import type { Logger } from '@nestjs/common';

export interface RepetitionOptions {
  /** Milliseconds from one beginning to the next; a round that takes longer is not overtaken. */
  readonly every: number;
  /** What a failed round was about, for the log. */
  readonly failed: string;
  readonly logger: Logger;
}

/** Work that a process does again and again; a round that fails is tried again by the next. */
export class Repetition {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> | null = null;
  private lastTrouble = '';

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly options: RepetitionOptions,
  ) {}

  /** Begins at once; again does nothing. */
  start(): void {
    if (this.timer !== undefined) return;
    this.round();
    this.timer = setInterval(() => {
      this.round();
    }, this.options.every);
  }

  /**
   * Begins no more rounds and waits for the one under way; unless it was begun, does nothing.
   * @param isLastDue whether one more round takes in what the end of the others left
   */
  async stop({ isLastDue = false } = {}): Promise<void> {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    this.timer = undefined;
    await this.current;
    if (isLastDue) await this.attempt();
  }

  private round(): void {
    this.current ??= this.attempt().finally(() => {
      this.current = null;
    });
  }

  private async attempt(): Promise<void> {
    try {
      await this.work();
      this.lastTrouble = '';
    } catch (error) {
      // What goes on failing is said once.
      const trouble = String(error);
      const { logger, failed } = this.options;
      if (trouble !== this.lastTrouble) logger.warn({ msg: failed, err: error });
      this.lastTrouble = trouble;
    }
  }
}
