/** What begins or ends a YAML document wherever it stands at the start of a line. */
const MARKER = /^(?:---|\.\.\.)(?=\s|$)[^\S\n]*\n?/m;

/**
 * The documents of a YAML text, each byte for byte as it is written, comments included, with one line
 * end at its end. Documents without content are left out.
 */
export function documentTexts(text: string): string[] {
  return text
    .split(MARKER)
    .map((part) => part.replace(/^\n+/, '').trimEnd())
    .filter((part) => part.split('\n').some((line) => !/^\s*(?:#|$)/.test(line)))
    .map((part) => `${part}\n`);
}
