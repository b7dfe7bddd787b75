import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { api } from '../../api/api.js';
import { type Problem, asProblem } from '../../api/problem.js';
import type { Draft, DraftReading, Finding, ImpactReport } from '../../api/types.js';
import { without } from './model/comparison.js';

/** Milliseconds without a change before the questions are asked. */
const PAUSE = 150;

/** What the draft is now, and what goes with it. */
export interface AskedDraft {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly text: string;
  /** What the text says; null while it cannot be read. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** The rest of the change-set. */
  readonly others: readonly Draft[];
}

/**
 * Asks what a draft says, what is wrong with it, and what it does to everybody; only the newest question
 * counts. An answer stays, marked as old, until a newer one is there.
 */
export class DraftEffectController implements ReactiveController {
  reading: DraftReading | null = null;
  /** Of the last draft that could be computed. */
  effect: ImpactReport | null = null;
  /** The sentence and findings belong to an earlier text. */
  isReadingStale = false;
  /** The figures belong to an earlier text that is being replaced. */
  isEffectStale = false;
  /** The draft has errors; the figures are those of the last one without. */
  isEffectHeld = false;
  problem: Problem | null = null;

  readonly #host: ReactiveControllerHost;
  #abort: AbortController | null = null;
  #timer = 0;
  #asked = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  /** Findings about the draft itself, and errors in what rests on it. */
  findings(code: string): readonly Finding[] {
    const all = this.reading?.diagnostics ?? [];
    return all.filter(({ file, severity }) => file === code || severity === 'error');
  }

  ask(draft: AskedDraft, again = false): void {
    const asked = JSON.stringify([draft.text, draft.others]);
    if (asked === this.#asked && !again) return;
    const isFirst = this.#asked === '';
    this.#asked = asked;
    window.clearTimeout(this.#timer);
    this.#abort?.abort();
    this.isReadingStale = true;
    this.isEffectStale = draft.body !== null;
    this.isEffectHeld = draft.body === null;
    this.problem = null;
    this.#timer = window.setTimeout(() => void this.load(draft), isFirst ? 0 : PAUSE);
    this.#host.requestUpdate();
  }

  private async load(draft: AskedDraft): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    // The figures take longest, and are asked for first.
    await Promise.all([this.preview(draft, abort.signal), this.read(draft, abort.signal)]);
  }

  private async read({ kind, code, text, others }: AskedDraft, signal: AbortSignal): Promise<void> {
    await this.settle(signal, async () => {
      this.reading = await api.readDraft({ kind, code, text, others }, signal);
      this.isReadingStale = false;
    });
  }

  private async preview(
    { kind, code, body, others }: AskedDraft,
    signal: AbortSignal,
  ): Promise<void> {
    if (body === null) return;
    const drafts = [{ kind, code, body }, ...others].map(withoutExamples);
    await this.settle(signal, async () => {
      const report = await api.previewCounts(drafts, signal);
      if (report.isComputed) this.effect = report;
      this.isEffectHeld = !report.isComputed;
      this.isEffectStale = false;
    });
  }

  private async settle(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      this.problem = asProblem(error);
    }
    this.#host.requestUpdate();
  }
}

/** Examples are tests of a rule: while one fails, the rule still has an effect. */
export function withoutExamples(draft: Draft): Draft {
  return { ...draft, body: draft.body && without(draft.body, 'examples') };
}
