import type { ReactiveControllerHost } from 'lit';

import type { Finding, Words } from '../../api/types.js';
import { DraftEffectController } from './draft-effect.controller.js';
import { DraftSaverController } from './draft-saver.controller.js';
import type { LoadedEditor } from './load-editor.js';
import { isObject } from './model/comparison.js';
import { type ReadText, mendedText, readText } from './model/definition-text.js';
import * as histories from './model/draft-history.js';
import type { Edit } from './model/edit-event.js';
import type { EditorPlace } from './model/editor-place.js';
import { localDrafts, recover } from './model/local-draft.js';
import { newDefinition } from './model/new-definition.js';

/**
 * The draft that is being edited: its text with all that was done to it, saved and asked about with every
 * change. While it is locked nothing changes it.
 */
export class EditedDraft {
  /** The change-set is in review or later, and an edit would make it a draft again. */
  isLocked = false;

  readonly saver: DraftSaverController;
  readonly effect: DraftEffectController;
  readonly #host: ReactiveControllerHost;
  #history = histories.beginHistory('');
  #read: { readonly text: string; readonly result: ReadText } | null = null;
  #place: EditorPlace = { set: '', kind: 'tag', code: '' };
  #others: LoadedEditor['others'] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.saver = new DraftSaverController(host);
    this.effect = new DraftEffectController(host);
  }

  get text(): string {
    return this.#history.present;
  }

  /** The present text as it is read; once per text. */
  get read(): ReadText {
    const { text } = this;
    if (this.#read?.text !== text) this.#read = { text, result: readText(text) };
    return this.#read.result;
  }

  get findings(): readonly Finding[] {
    return this.effect.findings(this.#place.code);
  }

  /** The name as it is written just now. */
  get name(): Words | null {
    const { name } = this.read.definition ?? {};
    return isObject(name) ? (name as unknown as Words) : null;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** Takes up the draft of a change-set, or what this browser kept of it. */
  begin(place: EditorPlace, { item, others }: LoadedEditor): void {
    const { set, kind, code } = place;
    this.#place = place;
    this.#others = others;
    this.saver.set = set;
    this.saver.begin(item);
    this.isLocked = item.state !== 'draft';
    const text = item.text ?? item.active ?? newDefinition(kind, code);
    this.#history = histories.beginHistory(text);
    const recovery = recover(localDrafts.read(set, kind, code), item.text);
    if (recovery.kind !== 'nothing') {
      this.#history = histories.rewrite(this.#history, recovery.text);
      if (recovery.kind === 'continue') this.saver.put(recovery.text);
      else this.saver.disagree(item, recovery.text);
    }
    this.ask();
    this.#host.requestUpdate();
  }

  unlock(): void {
    this.isLocked = false;
    this.#host.requestUpdate();
  }

  /** @returns false where the text is no YAML just now, and has to be mended first */
  edit({ operations, mark }: Edit): boolean {
    if (this.isLocked) return true;
    let { text } = this;
    try {
      for (const operation of operations) {
        text = histories.edit(histories.beginHistory(text), operation).present;
      }
    } catch {
      return false;
    }
    this.write(text, mark);
    return true;
  }

  write(text: string, mark = ''): void {
    this.change(histories.rewrite(this.#history, text, mark));
  }

  step(step: 'undo' | 'redo'): void {
    this.change(histories[step](this.#history));
  }

  mend({ proposal }: Finding): void {
    if (proposal) this.write(mendedText(this.text, proposal));
  }

  /** One's own version is one step back. */
  takeTheirs(): void {
    this.write(this.saver.takeTheirs());
  }

  /** Asks what it says and does. */
  ask(again = false): void {
    const { kind, code } = this.#place;
    const { definition: body } = this.read;
    this.effect.ask({ kind, code, text: this.text, body, others: this.#others }, again);
  }

  private change(history: histories.DraftHistory): void {
    if (this.isLocked || history === this.#history) return;
    this.#history = history;
    this.saver.put(history.present);
    this.ask();
    this.#host.requestUpdate();
  }
}
