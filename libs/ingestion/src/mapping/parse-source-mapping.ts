import type { Diagnostic } from '@tagwright/kernel';
import type { CatalogView } from '@tagwright/rules';
import { MappingDocument } from './mapping-document.js';
import { readFile } from './read-file.js';
import { readDay, readPeriod } from './read-period.js';
import { readTarget } from './read-target.js';
import type { SourceFileSpec, SourceMapping, TargetMapping } from './source-mapping.js';
import type { Spot } from './spot.js';

export interface ParsedMapping {
  /** Undefined when there is an error. */
  readonly mapping: SourceMapping | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const MEMBERS = ['source', 'name', 'rank', 'period', 'arrival', 'files', 'targets'];

/**
 * Reads a source mapping and checks it against the catalog: unknown members, datasets, columns,
 * codes, conversions and types are all reported at once, each with line and path.
 */
export function parseSourceMapping(
  text: string,
  file: string,
  catalog: CatalogView,
): ParsedMapping {
  const document = new MappingDocument(text, file);
  const root = document.root();
  const mapping = root && readMapping(root, catalog);
  const { diagnostics } = document;
  return { mapping: diagnostics.length > 0 ? undefined : mapping, diagnostics };
}

function readMapping(root: Spot, catalog: CatalogView): SourceMapping | undefined {
  if (!root.only(...MEMBERS)) return undefined;
  const source = readSource(root.at('source'));
  const files = readFiles(root.at('files'));
  const rank = root.at('rank').missing ? 100 : root.at('rank').integer(1, 999);
  // A file with a finding of its own is there all the same.
  const names = root.at('files').isMap ? Object.keys(root.at('files').value as object) : [];
  const targets = readTargets(root.at('targets'), names, catalog);
  if (source === undefined || rank === undefined) return undefined;
  return {
    source,
    name: {
      zh: root.at('name').at('zh').textOr(source),
      en: root.at('name').at('en').textOr(source),
    },
    rank,
    period: readPeriod(root.at('period')),
    arrival: root.at('arrival').missing ? null : (readDay(root.at('arrival')) ?? null),
    files,
    targets,
  };
}

function readSource(spot: Spot): string | undefined {
  const source = spot.text();
  if (source === undefined || /^[a-z][a-z0-9_]{0,62}$/.test(source)) return source;
  spot.fail('not_a_code', `${source} is no code.`, 'Lower-case letters, digits and _.');
}

function readFiles(spot: Spot): Record<string, SourceFileSpec> {
  const files = spot.entries().map(([name, at]) => [name, readFile(at)] as const);
  if (files.length === 0 && (spot.missing || spot.isMap)) {
    spot.fail('no_files', 'There is no file.');
  }
  return Object.fromEntries(
    files.filter((entry): entry is readonly [string, SourceFileSpec] => entry[1] !== undefined),
  );
}

function readTargets(spot: Spot, files: readonly string[], catalog: CatalogView): TargetMapping[] {
  const written = spot.items();
  if (written.length === 0 && (spot.missing || Array.isArray(spot.value))) {
    spot.fail('no_targets', 'There is no target.');
  }
  return written.flatMap((item) => readTarget(item, files, catalog) ?? []);
}
