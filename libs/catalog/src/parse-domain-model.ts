import { posix } from 'node:path';
import { type Diagnostic, DomainError, type Words } from '@tagwright/kernel';
import type { ColumnView, PiiClass, Subject, ValueType } from '@tagwright/rules';
import { checkShape } from './check-shape.js';
import type { CodeList } from './code-list.js';
import type { DomainModel } from './domain-model.js';
import type { GovernanceFile } from './governance-file.js';
import { domainModelShape } from './shapes.js';
import { type Path, YamlDocument } from './yaml-document.js';

interface WrittenColumn {
  readonly code: string;
  readonly name: Words;
  readonly type: ValueType['kind'];
  readonly scale?: number;
  readonly list?: string;
  readonly of?: Subject;
  readonly unit?: string;
  readonly required?: boolean;
  readonly pii: PiiClass;
  readonly meaning: Words;
}

interface WrittenModel extends Omit<DomainModel, 'columns'> {
  readonly columns: readonly WrittenColumn[];
}

/** What a column of a type needs besides. */
const DETAIL: Readonly<Partial<Record<ValueType['kind'], 'scale' | 'list' | 'of'>>> = {
  decimal: 'scale',
  code: 'list',
  codes: 'list',
  id: 'of',
};

/** Columns that every dataset has besides its own. */
const TECHNICAL: readonly string[] = ['source', 'source_file', 'source_row', '_seq'];

/** A domain model from its YAML file, checked against the code lists. */
export function parseDomainModel(
  file: GovernanceFile,
  codeLists: ReadonlyMap<string, CodeList>,
  diagnostics: Diagnostic[],
): DomainModel | undefined {
  const document = new YamlDocument(file);
  const model = checkShape(document, domainModelShape)
    ? readModel(document, document.value as WrittenModel, codeLists)
    : undefined;
  diagnostics.push(...document.diagnostics);
  return document.diagnostics.length > 0 ? undefined : model;
}

function readModel(
  document: YamlDocument,
  written: WrittenModel,
  codeLists: ReadonlyMap<string, CodeList>,
): DomainModel | undefined {
  checkNames(document, written);
  written.columns.forEach((column, index) => {
    checkType(document, column, ['columns', index]);
    const { list } = column;
    if (list === undefined || codeLists.has(list)) return;
    const message = `There is no code list "${list}".`;
    document.report({ code: 'unknown_code_list', message }, ['columns', index, 'list']);
  });
  if (document.diagnostics.length > 0) return undefined;
  return { ...written, columns: written.columns.map(columnOf) };
}

/** A decimal needs its scale, a code its list, an id its subject; no other type has them. */
function checkType(document: YamlDocument, column: WrittenColumn, path: Path): void {
  const wanted = DETAIL[column.type];
  if (wanted !== undefined && column[wanted] === undefined) {
    const message = `A column of type ${column.type} needs the key "${wanted}".`;
    document.report({ code: 'missing_key', message }, path);
  }
  for (const key of ['scale', 'list', 'of'] as const) {
    if (key === wanted || column[key] === undefined) continue;
    const message = `A column of type ${column.type} has no "${key}".`;
    document.report({ code: 'unknown_key', message }, [...path, key]);
  }
}

function checkNames(document: YamlDocument, model: WrittenModel): void {
  if (posix.basename(document.file.path, '.yaml') !== model.dataset) {
    const message = `The file must be named ${model.dataset}.yaml, as its dataset.`;
    document.report({ code: 'wrong_file_name', message }, ['dataset']);
  }
  const columns = new Map<string, WrittenColumn>();
  model.columns.forEach((column, index) => {
    if (columns.has(column.code) || TECHNICAL.includes(column.code)) {
      const message = `The column "${column.code}" is there already.`;
      document.report({ code: 'duplicate_column', message }, ['columns', index, 'code']);
    }
    columns.set(column.code, column);
  });
  checkKey(document, model, columns);
  const event = model.eventColumn;
  if (event === undefined) return;
  const type = columns.get(event)?.type;
  if (type === 'date' || type === 'timestamp') return;
  const message = `"${event}" is no date or timestamp column of this dataset.`;
  document.report({ code: 'wrong_event_column', message }, ['eventColumn']);
}

function checkKey(
  document: YamlDocument,
  { key, entity }: WrittenModel,
  columns: ReadonlyMap<string, unknown>,
): void {
  key.forEach((code, index) => {
    if (columns.has(code) || TECHNICAL.includes(code)) return;
    const message = `There is no column "${code}".`;
    document.report({ code: 'unknown_column', message }, ['key', index]);
  });
  if (!entity || key.length > 0) return;
  const message = 'An entity keeps one row per key, so it needs a key.';
  document.report({ code: 'entity_without_key', message }, ['key']);
}

function columnOf(column: WrittenColumn): ColumnView {
  const { code, name, unit, required, pii, meaning } = column;
  const optional = unit === undefined ? {} : { unit };
  return {
    code,
    name,
    type: typeOf(column),
    required: required ?? false,
    pii,
    meaning,
    ...optional,
  };
}

function typeOf({ code, type, scale, list, of }: WrittenColumn): ValueType {
  if (type === 'decimal') return { kind: type, scale: given(code, scale) };
  if (type === 'code' || type === 'codes') return { kind: type, list: given(code, list) };
  if (type === 'id') return { kind: type, of: given(code, of) };
  return { kind: type };
}

/** What the shape has made sure of. */
function given<T>(column: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new DomainError('unchecked_column', `The column ${column} passed an incomplete check.`, {
    kind: 'internal',
  });
}
