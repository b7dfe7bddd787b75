import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CatalogView,
  CodeListView,
  DatasetView,
  DefinitionFile,
  ValueType,
} from '@tagwright/rules';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../../..');

interface ModelColumn {
  code: string;
  name: { zh: string; en: string };
  meaning: { zh: string; en: string };
  type: string;
  scale?: number;
  list?: string;
  of?: 'customer' | 'vehicle' | 'lead';
  required?: boolean;
  pii?: DatasetView['columns'][number]['pii'];
}

/** The shipped domain models and code lists, read the short way. */
export function shippedCatalog(): CatalogView {
  const datasets = yamlFiles('governance/domain-models').map((path) => {
    const model = parse(readFileSync(path, 'utf8')) as Omit<DatasetView, 'columns'> & {
      columns: ModelColumn[];
    };
    return [model.dataset, { ...model, columns: model.columns.map(columnOf) }] as const;
  });
  const lists = yamlFiles('governance/code-lists').map((path) => {
    const list = parse(readFileSync(path, 'utf8')) as { codeList: string } & CodeListView;
    return [list.codeList, { list: list.codeList, name: list.name, codes: list.codes }] as const;
  });
  const regions = readFileSync(join(ROOT, 'governance/code-lists/region.csv'), 'utf8');
  const codes = regions
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([code = '', , zh = '', en = '']) => ({ code, name: { zh, en } }));
  const region: CodeListView = { list: 'region', name: { zh: '区划', en: 'Region' }, codes };
  return { datasets: new Map(datasets), codeLists: new Map([...lists, ['region', region]]) };
}

/** The shipped fact and tag definitions. */
export function shippedDefinitions(): DefinitionFile[] {
  return yamlFiles('tag-definitions').map((path) => ({
    file: path.slice(ROOT.length + 1),
    text: readFileSync(path, 'utf8'),
  }));
}

function columnOf(column: ModelColumn): DatasetView['columns'][number] {
  const { code, name, meaning, required, pii } = column;
  const type = {
    kind: column.type,
    ...(column.scale !== undefined && { scale: column.scale }),
    ...(column.list !== undefined && { list: column.list }),
    ...(column.of !== undefined && { of: column.of }),
  } as ValueType;
  return { code, name, meaning, type, required: required ?? false, pii: pii ?? 'none' };
}

function yamlFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
