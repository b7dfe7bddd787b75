import { DomainError, type Diagnostic } from '@tagwright/kernel';
import type { CodeList } from './code-list.js';
import { parseCatalog } from './parse-catalog.js';
import { parseCodeList } from './parse-code-list.js';
import { readGovernanceFiles } from './read-governance-files.js';

/** A code list and its one text. */
export interface WrittenCodeList {
  readonly list: CodeList;
  readonly text: string;
}

/**
 * The code lists in `code-lists/` of a folder, whatever else is there.
 * @throws DomainError `catalog_invalid` with every diagnostic
 */
export async function readCodeListFiles(directory: string): Promise<WrittenCodeList[]> {
  const files = await readGovernanceFiles(directory);
  const own = files.filter(({ path }) => path.startsWith('code-lists/'));
  const { codeLists, codeListTexts, diagnostics } = parseCatalog(own);
  refuse(diagnostics.filter(({ file }) => file?.startsWith('code-lists/') === true));
  return codeLists.map((list) => ({ list, text: codeListTexts.get(list.list) ?? '' }));
}

/**
 * The code list that a text is, as `codeList: <name>` says; null when it is something else.
 * @throws DomainError `catalog_invalid` with every diagnostic
 */
export function readCodeListText(text: string): WrittenCodeList | null {
  const name = /^codeList: *["']?([a-z][a-z0-9_]*)/m.exec(text)?.[1];
  if (name === undefined) return null;
  const diagnostics: Diagnostic[] = [];
  const list = parseCodeList(
    { path: `code-lists/${name}.yaml`, text },
    () => undefined,
    diagnostics,
  );
  refuse(diagnostics);
  return list === undefined ? null : { list, text };
}

function refuse(found: readonly Diagnostic[]): void {
  if (found.length === 0) return;
  const message = `The code lists have ${found.length} problem(s). ${found[0]?.message ?? ''}`;
  throw new DomainError('catalog_invalid', message, { details: { diagnostics: found } });
}
