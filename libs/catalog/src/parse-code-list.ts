import { posix } from 'node:path';
import type { Diagnostic, Words } from '@tagwright/kernel';
import { checkShape } from './check-shape.js';
import type { CodeList, ListedCode } from './code-list.js';
import type { GovernanceFile } from './governance-file.js';
import { parseCsvCodes } from './parse-csv-codes.js';
import { codeListShape } from './shapes.js';
import { YamlDocument } from './yaml-document.js';

interface WrittenCodeList {
  readonly codeList: string;
  readonly name: Words;
  readonly owner: string;
  readonly codes?: readonly ListedCode[];
  readonly csv?: string;
}

/** A code list from its YAML file; `beside` finds the CSV file that it may name. */
export function parseCodeList(
  file: GovernanceFile,
  beside: (path: string) => GovernanceFile | undefined,
  diagnostics: Diagnostic[],
): CodeList | undefined {
  const document = new YamlDocument(file);
  const list = checkShape(document, codeListShape)
    ? readList(document, document.value as WrittenCodeList, beside, diagnostics)
    : undefined;
  diagnostics.push(...document.diagnostics);
  return document.diagnostics.length > 0 ? undefined : list;
}

function readList(
  document: YamlDocument,
  written: WrittenCodeList,
  beside: (path: string) => GovernanceFile | undefined,
  diagnostics: Diagnostic[],
): CodeList | undefined {
  const { codeList: list, name, owner, csv } = written;
  if (posix.basename(document.file.path, '.yaml') !== list) {
    const message = `The file must be named ${list}.yaml, as its code list.`;
    document.report({ code: 'wrong_file_name', message }, ['codeList']);
  }
  if ((csv === undefined) === (written.codes === undefined)) {
    const message = 'A code list has either the key "codes" or the key "csv".';
    document.report({ code: 'missing_key', message }, []);
  }
  const codes = csv === undefined ? written.codes : fromCsv(document, csv, beside, diagnostics);
  if (codes === undefined) return undefined;
  checkCodes(document, codes);
  return { list, name, owner, codes };
}

function fromCsv(
  document: YamlDocument,
  csv: string,
  beside: (path: string) => GovernanceFile | undefined,
  diagnostics: Diagnostic[],
): ListedCode[] | undefined {
  const file = beside(posix.join(posix.dirname(document.file.path), csv));
  if (file !== undefined) return parseCsvCodes(file, diagnostics);
  document.report({ code: 'file_not_found', message: `There is no file ${csv} here.` }, ['csv']);
  return undefined;
}

/** Codes are unique; a parent within the list comes before its children, so there is no cycle. */
function checkCodes(document: YamlDocument, codes: readonly ListedCode[]): void {
  const all = new Set(codes.map(({ code }) => code));
  const seen = new Set<string>();
  codes.forEach(({ code, parent }, index) => {
    if (seen.has(code)) {
      const message = `The code "${code}" is there twice.`;
      document.report({ code: 'duplicate_code', message }, ['codes', index, 'code']);
    }
    if (parent !== undefined && all.has(parent) && !seen.has(parent)) {
      const message = `The parent "${parent}" must come before "${code}".`;
      document.report({ code: 'parent_after_child', message }, ['codes', index, 'parent']);
    }
    seen.add(code);
  });
}
