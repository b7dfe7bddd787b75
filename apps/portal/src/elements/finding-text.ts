import type { Language } from '../i18n/define-texts.js';
import chinese from '../i18n/diagnostics.zh.json' with { type: 'json' };
import { dictionaries } from '../i18n/texts.js';

/** What a finding is told with. */
interface ToldFinding {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

interface FindingText {
  readonly message: string;
  readonly hint: string;
  /** The words are those of the check itself, which speaks English. */
  readonly isOriginal: boolean;
}

const sentences: Readonly<Record<string, { readonly meaning: string; readonly mend: string }>> =
  chinese;

/**
 * A finding in the reader's language. The check words each finding in English; in Chinese the sentence of its
 * code is told, with the names that the finding quotes.
 */
export function findingText(finding: ToldFinding, language: Language): FindingText {
  const { code, message, hint = '' } = finding;
  const sentence = language === 'zh' ? sentences[code] : undefined;
  if (!sentence) return { message, hint, isOriginal: true };
  const t = dictionaries[language];
  const names = quoted(message)
    .map((name) => `“${name}”`)
    .join(t.findings.between);
  return {
    message: names === '' ? sentence.meaning : t.findings.naming(sentence.meaning, names),
    hint: wordsOffered(hint, language) ?? sentence.mend,
    isOriginal: false,
  };
}

/** The word that the check guesses, or the words that may stand there. */
function wordsOffered(hint: string, language: Language): string | undefined {
  const t = dictionaries[language];
  const word = /^Did you mean "(.+)"\?$/.exec(hint)?.[1];
  if (word !== undefined) return t.findings.guess(word);
  const words =
    /^(?:One of|Known keys|Inputs|For \w+|Exactly one of|What may be given): (.+)\.$/.exec(
      hint,
    )?.[1];
  return words === undefined ? undefined : t.findings.offered(words);
}

/** What a message quotes: the words of whoever wrote the definition. */
function quoted(message: string): readonly string[] {
  return [...new Set([...message.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name))];
}
