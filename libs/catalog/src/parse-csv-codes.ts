import type { Diagnostic } from '@tagwright/kernel';
import type { ListedCode } from './code-list.js';
import type { GovernanceCode } from './governance-codes.js';
import type { GovernanceFile } from './governance-file.js';

const HEADER = 'code,parent,name_zh,name_en';

/** The codes of a CSV file `code,parent,name_zh,name_en`; fields are plain, without quotes. */
export function parseCsvCodes(file: GovernanceFile, diagnostics: Diagnostic[]): ListedCode[] {
  const [header, ...lines] = file.text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (header !== HEADER) {
    diagnostics.push(problem(file, 1, 'wrong_header', `The first line must be ${HEADER}.`));
    return [];
  }
  return lines.flatMap((line, index) =>
    line === '' ? [] : codeOf(file, line, index, diagnostics),
  );
}

function codeOf(
  file: GovernanceFile,
  line: string,
  index: number,
  diagnostics: Diagnostic[],
): ListedCode[] {
  const [code, parent, zh, en, ...rest] = line.split(',');
  if (!code || parent === undefined || !zh || !en || rest.length > 0 || line.includes('"')) {
    const message = 'The line needs four plain fields: code, parent (may be empty), two names.';
    diagnostics.push(problem(file, index + 2, 'wrong_line', message));
    return [];
  }
  return [{ code, name: { zh, en }, ...(parent !== '' && { parent }) }];
}

function problem(
  file: GovernanceFile,
  line: number,
  code: GovernanceCode,
  message: string,
): Diagnostic {
  return { code, severity: 'error', message, file: file.path, line, column: 1 };
}
