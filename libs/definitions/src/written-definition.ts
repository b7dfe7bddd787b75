import { hashOf } from '@tagwright/kernel';
import type { DefinitionFile } from '@tagwright/rules';
import { isMap, parseAllDocuments } from 'yaml';
import type { DefinitionKind } from './definition-version.entity.js';

/** A definition as plain data, the way it was written. */
export interface WrittenDefinition {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly body: Record<string, unknown>;
  readonly contentHash: string;
  readonly file: string;
}

/** The documents of files that `parseDefinitions` found nothing wrong with. */
export function writtenDefinitions(files: readonly DefinitionFile[]): WrittenDefinition[] {
  return files.flatMap(({ file, text }) =>
    [...parseAllDocuments(text)].flatMap((document) => {
      if (document.contents === null) return [];
      const body = document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>;
      const kind = 'fact' in body ? 'fact' : 'tag';
      return [{ kind, code: String(body[kind]), body, contentHash: hashOf(body), file }];
    }),
  );
}

/** The same of files that nobody has checked yet, without what cannot be read. */
export function readableDefinitions(
  files: readonly DefinitionFile[],
): Pick<WrittenDefinition, 'code' | 'body'>[] {
  return files.flatMap(({ text }) =>
    [...parseAllDocuments(text)].flatMap((document) => {
      if (document.errors.length > 0 || !isMap(document.contents)) return [];
      const body = document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>;
      const code = body.fact ?? body.tag;
      return typeof code === 'string' ? [{ code, body }] : [];
    }),
  );
}

/** A stored body as a text that `parseDefinitions` reads; JSON is YAML. */
export function textOfBody(code: string, body: Record<string, unknown>): DefinitionFile {
  return { file: code, text: JSON.stringify(body, null, 1) };
}
