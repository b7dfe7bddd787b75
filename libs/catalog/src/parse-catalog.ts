import type { Diagnostic } from '@tagwright/kernel';
import type { CatalogView } from '@tagwright/rules';
import type { CodeList } from './code-list.js';
import type { DomainModel } from './domain-model.js';
import { UNITS_FILE, type GovernanceFile } from './governance-file.js';
import { codeListText } from './code-list-text.js';
import { parseCodeList } from './parse-code-list.js';
import { parseDomainModel } from './parse-domain-model.js';
import { parseSourceHead } from './parse-source-head.js';
import { parseSchedules } from './parse-schedules.js';
import type { Schedule } from './schedule.js';
import type { SourceMapping } from './source-mapping.js';
import { parseUnits } from './parse-units.js';
import { toCatalogView } from './to-catalog-view.js';

export interface ParsedCatalog {
  readonly catalog: CatalogView;
  readonly codeLists: readonly CodeList[];
  /** Each list as one YAML text, by its code. */
  readonly codeListTexts: ReadonlyMap<string, string>;
  readonly domainModels: readonly DomainModel[];
  readonly sources: readonly SourceMapping[];
  readonly schedules: readonly Schedule[];
  /** Every finding in every file; empty when all is well. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses and checks the files of a governance folder; nothing is thrown for what people wrote. */
export function parseCatalog(files: readonly GovernanceFile[]): ParsedCatalog {
  const diagnostics: Diagnostic[] = [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const yamlIn = (folder: string): GovernanceFile[] =>
    files.filter(({ path }) => path.startsWith(`${folder}/`) && path.endsWith('.yaml'));

  const codeLists = yamlIn('code-lists').flatMap(
    (file) => parseCodeList(file, (path) => byPath.get(path), diagnostics) ?? [],
  );
  const listByCode = new Map(codeLists.map((list) => [list.list, list]));
  checkRegions(listByCode, diagnostics);
  const domainModels = yamlIn('domain-models').flatMap(
    (file) => parseDomainModel(file, listByCode, diagnostics) ?? [],
  );
  const datasets = new Map(domainModels.map((model) => [model.dataset, model]));
  const sources = yamlIn('sources').flatMap(
    (file) => parseSourceHead(file, datasets, diagnostics) ?? [],
  );
  checkSources(sources, diagnostics);
  const references = {
    datasets: new Set(datasets.keys()),
    sources: new Set(sources.map(({ source }) => source)),
  };
  const schedules = parseSchedules(yamlIn('schedules'), references, diagnostics);
  const unitsFile = byPath.get(UNITS_FILE);
  const units = unitsFile && parseUnits(unitsFile, diagnostics);
  const catalog = { ...toCatalogView(codeLists, domainModels), ...(units && { units }) };
  const texts = codeLists.map(
    (list) => [list.list, codeListText(list, byPath.get(`code-lists/${list.list}.yaml`))] as const,
  );
  const codeListTexts = new Map(texts);
  return { catalog, codeLists, codeListTexts, domainModels, sources, schedules, diagnostics };
}

function checkRegions(lists: ReadonlyMap<string, CodeList>, diagnostics: Diagnostic[]): void {
  const regions = new Set(lists.get('region')?.codes.map(({ code }) => code));
  for (const { list, codes } of lists.values()) {
    for (const { code, region } of codes) {
      if (region === undefined || regions.has(region)) continue;
      diagnostics.push({
        code: 'unknown_region',
        severity: 'error',
        message: `The code "${code}" of ${list} lies in "${region}", which is no region.`,
        file: `code-lists/${list}.yaml`,
      });
    }
  }
}

function checkSources(sources: readonly SourceMapping[], diagnostics: Diagnostic[]): void {
  const seen = new Map<string, string>();
  for (const { source, file } of sources) {
    const first = seen.get(source);
    if (first !== undefined) {
      const message = `The source "${source}" is in ${first} already.`;
      diagnostics.push({ code: 'duplicate_source', severity: 'error', message, file });
    }
    seen.set(source, file);
  }
}
