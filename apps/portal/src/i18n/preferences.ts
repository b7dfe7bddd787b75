import type { Language } from './define-texts.js';

export type Theme = 'system' | 'light' | 'dark';

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage may be forbidden by the browser; the choice then lasts for this visit.
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // See `stored`: nothing is lost but the memory of the choice.
  }
}

function firstLanguage(): Language {
  const own = stored('tagwright.language');
  if (own === 'zh' || own === 'en') return own;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function firstTheme(): Theme {
  const own = stored('tagwright.theme');
  return own === 'light' || own === 'dark' ? own : 'system';
}

/** What the reader chose for this browser: language and theme. Fires `change`. */
class Preferences extends EventTarget {
  #language: Language = firstLanguage();
  #theme: Theme = firstTheme();

  get language(): Language {
    return this.#language;
  }

  set language(value: Language) {
    this.#language = value;
    store('tagwright.language', value);
    this.apply();
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(value: Theme) {
    this.#theme = value;
    store('tagwright.theme', value);
    this.apply();
  }

  /** Writes the choice to the document, so that glyphs and colours follow it. */
  apply(): void {
    document.documentElement.lang = this.#language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.theme = this.#theme;
    this.dispatchEvent(new Event('change'));
  }
}

export const preferences = new Preferences();
