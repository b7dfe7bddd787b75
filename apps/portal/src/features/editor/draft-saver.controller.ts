import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { api } from '../../api/api.js';
import { type Problem, asProblem } from '../../api/problem.js';
import type { ChangeSetItem } from '../../api/types.js';
import { localDrafts } from './model/local-draft.js';

/** Milliseconds without a change before the draft is saved. */
const PAUSE = 900;
/** Milliseconds until a save that did not get through is tried again. */
const AGAIN = 5_000;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';

/**
 * Saves a draft into its change-set, a moment after each edit. Until the change-set has it, this browser
 * keeps it. When somebody else saved meanwhile, nothing is overwritten: their version is there to be
 * looked at, and a person decides.
 */
export class DraftSaverController implements ReactiveController {
  state: SaveState = 'saved';
  /** When the change-set took the draft the last time. */
  savedAt: Date | null = null;
  problem: Problem | null = null;
  /** What somebody else saved. */
  theirs: ChangeSetItem | null = null;

  readonly #host: ReactiveControllerHost;
  #item: ChangeSetItem | null = null;
  /** What the change-set has. */
  #base: string | null = null;
  #text = '';
  #timer = 0;

  readonly #online = (): void => {
    if (this.state === 'offline') void this.save();
  };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isDirty(): boolean {
    return this.#item !== null && this.#text !== this.#base && this.state !== 'saved';
  }

  hostConnected(): void {
    window.addEventListener('online', this.#online);
    window.addEventListener('beforeunload', this.#beforeUnload);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#online);
    window.removeEventListener('beforeunload', this.#beforeUnload);
    // The page is left by a link: what is not saved yet is saved now, and kept here in any case.
    if (this.state === 'waiting') void this.save();
    window.clearTimeout(this.#timer);
  }

  readonly #beforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.state !== 'saved') event.preventDefault();
  };

  /** Begins with what the change-set has. */
  begin(item: ChangeSetItem): void {
    this.#item = item;
    this.#base = item.text;
    this.#text = item.text ?? item.active ?? '';
    this.state = 'saved';
    this.theirs = null;
    this.problem = null;
  }

  /** Saves a text in a moment; sooner if nothing else is written. */
  put(text: string): void {
    if (!this.#item || text === this.#text) return;
    this.#text = text;
    this.keep();
    if (this.state === 'conflict' || this.state === 'saving') return;
    this.become('waiting');
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.save(), PAUSE);
  }

  /** Says that somebody else's version is there to be decided about. */
  disagree(theirs: ChangeSetItem, mine: string): void {
    this.#text = mine;
    this.theirs = theirs;
    this.become('conflict');
  }

  /** Puts one's own version in the place of theirs, which was looked at. */
  async keepMine(): Promise<void> {
    if (!this.theirs) return;
    this.#item = this.theirs;
    this.#base = this.theirs.text;
    this.theirs = null;
    await this.save();
  }

  /** Goes on with their version. @returns its text */
  takeTheirs(): string {
    const { theirs } = this;
    if (!theirs) return this.#text;
    this.begin(theirs);
    this.forget();
    this.#host.requestUpdate();
    return this.#text;
  }

  async save(): Promise<void> {
    const item = this.#item;
    if (!item || this.state === 'saving') return;
    window.clearTimeout(this.#timer);
    const text = this.#text;
    this.become('saving');
    try {
      const set = await api.putChangeItem(...this.address(), text, item.revision);
      this.#item = { ...item, revision: set.revision, state: set.state, text };
      this.#base = text;
      this.savedAt = new Date();
      this.problem = null;
      this.afterSave();
    } catch (error) {
      await this.onRefusal(asProblem(error));
    }
  }

  /** What was written while it was being saved is saved next. */
  private afterSave(): void {
    if (this.#text === this.#base) {
      this.forget();
      this.become('saved');
      return;
    }
    this.keep();
    this.become('waiting');
    this.#timer = window.setTimeout(() => void this.save(), PAUSE);
  }

  private async onRefusal(problem: Problem): Promise<void> {
    this.problem = problem;
    if (problem.status === 412) {
      await this.compare();
    } else if (problem.kind === 'network' || problem.status >= 500 || problem.status === 429) {
      this.become('offline');
      this.#timer = window.setTimeout(() => void this.save(), AGAIN);
    } else {
      this.become('refused');
    }
  }

  /** The change-set moved on. Only if this very draft did, somebody has to decide. */
  private async compare(): Promise<void> {
    try {
      const theirs = await api.changeItem(...this.address());
      if (theirs.text === this.#base || theirs.text === this.#text) {
        this.#item = theirs;
        this.#base = theirs.text;
        this.become('waiting');
        await this.save();
      } else {
        this.theirs = theirs;
        this.become('conflict');
      }
    } catch (error) {
      await this.onRefusal(asProblem(error));
    }
  }

  set = '';

  private address(): [string, string, string] {
    return [this.set, this.#item?.kind ?? '', this.#item?.code ?? ''];
  }

  private keep(): void {
    localDrafts.keep(...this.address(), { text: this.#text, base: this.#base });
  }

  private forget(): void {
    localDrafts.forget(...this.address());
  }

  private become(state: SaveState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
