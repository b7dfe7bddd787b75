export type Language = 'zh' | 'en';

type Phrase = string | ((...args: never[]) => string);

/** Texts side by side in both languages: a missing one does not compile. */
export type Texts = Readonly<Record<string, { readonly zh: Phrase; readonly en: Phrase }>>;

/** The same texts in one language: `{title: {zh, en}}` becomes `{title: string}`. */
export type Spoken<T extends Texts> = {
  readonly [K in keyof T]: T[K]['zh'] extends string ? string : T[K]['zh'];
};

/** Names the texts of one part of the portal; both languages of a text take the same arguments. */
export function defineTexts<T extends Texts>(texts: T): T {
  return texts;
}

/** The given texts in one language. */
export function speak<T extends Texts>(texts: T, language: Language): Spoken<T> {
  const entries = Object.entries(texts).map(([key, phrase]) => [key, phrase[language]] as const);
  return Object.fromEntries(entries) as Spoken<T>;
}
