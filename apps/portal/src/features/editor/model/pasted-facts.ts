import { parseDocument } from 'yaml';

/** Facts as somebody pastes them: values by code, or why they cannot be read. */
export type PastedFacts =
  | { readonly ok: true; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly why: string };

/** Reads `code: value` lines, JSON, or two columns of a spreadsheet; a value left empty is missing. */
export function readPastedFacts(text: string): PastedFacts {
  const isColumns = /^[a-z][a-z0-9_]*\t/m.test(text);
  const written = isColumns ? text.replace(/^([a-z][a-z0-9_]*)\t/gm, '$1: ') : text;
  const document = parseDocument(written, { version: '1.2', prettyErrors: false });
  const [error] = document.errors;
  if (error) return { ok: false, why: error.message };
  const facts: unknown = document.toJS({ maxAliasCount: 0 });
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) {
    return { ok: false, why: '' };
  }
  return { ok: true, facts: facts as Record<string, unknown> };
}
