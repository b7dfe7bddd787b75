import { hashOf } from '@tagwright/kernel';
import { isReadable, type DefinitionFile } from '@tagwright/rules';
import { isMap, parseAllDocuments, parseDocument } from 'yaml';
import type { DefinitionKind } from './definition-version.entity.js';
import { documentTexts } from './document-texts.js';

/** A definition as plain data, the way it was written. */
export interface WrittenDefinition {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly body: Record<string, unknown>;
  readonly contentHash: string;
  /** The YAML document, byte for byte. */
  readonly text: string;
  readonly file: string;
}

/** The documents of files that `parseDefinitions` found nothing wrong with. */
export function writtenDefinitions(files: readonly DefinitionFile[]): WrittenDefinition[] {
  return files.flatMap(({ file, text }) =>
    documentTexts(text).map((each) => {
      const body = bodyOf(each);
      const kind = 'fact' in body ? 'fact' : 'tag';
      return { kind, code: String(body[kind]), body, contentHash: hashOf(body), text: each, file };
    }),
  );
}

/** What the text of one definition says; of a text that `parseDefinitions` found nothing wrong with. */
export function bodyOf(text: string): Record<string, unknown> {
  return parseDocument(text, { version: '1.2' }).toJS({ maxAliasCount: 0 }) as Record<
    string,
    unknown
  >;
}

/**
 * What a draft says, right or wrong; a text that is no YAML, or no mapping, says nothing. Whoever checks
 * it finds out.
 */
export function draftBody(text: string): Record<string, unknown> {
  if (!isReadable({ file: 'draft', text })) return {};
  const body: unknown = parseDocument(text, { version: '1.2' }).toJS({ maxAliasCount: 0 });
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** The same of files that nobody has checked yet, without what cannot be read. */
export function readableDefinitions(
  files: readonly DefinitionFile[],
): Pick<WrittenDefinition, 'code' | 'body'>[] {
  return files.filter(isReadable).flatMap(({ text }) =>
    [...parseAllDocuments(text, { uniqueKeys: false })].flatMap((document) => {
      if (!isMap(document.contents)) return [];
      const body = document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>;
      const code = body.fact ?? body.tag;
      return typeof code === 'string' ? [{ code, body }] : [];
    }),
  );
}

/** A readable file without the definitions of some codes; the others stay where they are. */
export function withoutDefinitions(
  { file, text }: DefinitionFile,
  codes: ReadonlySet<string>,
): DefinitionFile {
  let rest = text;
  for (const { contents } of parseAllDocuments(text, { uniqueKeys: false })) {
    if (!isMap(contents)) continue;
    const code: unknown = contents.get(contents.has('fact') ? 'fact' : 'tag');
    if (typeof code !== 'string' || !codes.has(code)) continue;
    const [start, end] = contents.range;
    const blank = text.slice(start, end).replaceAll(/[^\n]/g, ' ');
    rest = rest.slice(0, start) + blank + rest.slice(end);
  }
  return { file, text: rest };
}

/** A stored body as a text that `parseDefinitions` reads; JSON is YAML. */
export function textOfBody(code: string, body: Record<string, unknown>): DefinitionFile {
  return { file: code, text: JSON.stringify(body) };
}
