import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { Words } from '../api/types.js';
import type { Language } from './define-texts.js';
import { type Formats, formatsOf } from './formats.js';
import { preferences } from './preferences.js';
import { type Dictionary, dictionaries } from './texts.js';

const formats: Readonly<Record<Language, Formats>> = { zh: formatsOf('zh'), en: formatsOf('en') };

/** Gives an element its texts and formats, and redraws it when the language changes. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed = (): void => {
    this.#host.requestUpdate();
  };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    preferences.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    preferences.removeEventListener('change', this.#changed);
  }

  get language(): Language {
    return preferences.language;
  }

  get t(): Dictionary {
    return dictionaries[preferences.language];
  }

  get format(): Formats {
    return formats[preferences.language];
  }

  /** The name in the chosen language, or the code where nobody gave one. */
  words(words: Words | null | undefined, code = ''): string {
    return words?.[preferences.language] ?? code;
  }

  /** Name of a code from one of the API's closed lists; an unknown code is shown as it is. */
  term(list: string, code: string | null | undefined): string {
    if (!code) return '';
    const known = this.t.vocabulary as Readonly<Record<string, string>>;
    return known[`${list}.${code}`] ?? code;
  }
}
