import type { Diagnostic, Words } from '@tagwright/kernel';
import { checkShape } from './check-shape.js';
import type { GovernanceFile } from './governance-file.js';
import { sourceHeadShape } from './shapes.js';
import type { SourceMapping } from './source-mapping.js';
import { YamlDocument } from './yaml-document.js';

interface WrittenHead {
  readonly source: string;
  readonly name?: Words;
  readonly rank?: number;
  readonly targets: readonly { readonly dataset: string }[];
}

const LAST_RANK = 100;

/** What the catalog knows of a source mapping: name, rank and which datasets it fills. */
export function parseSourceHead(
  file: GovernanceFile,
  datasets: ReadonlyMap<string, unknown>,
  diagnostics: Diagnostic[],
): SourceMapping | undefined {
  const document = new YamlDocument(file);
  const head = checkShape(document, sourceHeadShape) ? (document.value as WrittenHead) : undefined;
  head?.targets.forEach(({ dataset }, index) => {
    if (datasets.has(dataset)) return;
    const message = `There is no dataset "${dataset}".`;
    document.report({ code: 'unknown_dataset', message }, ['targets', index, 'dataset']);
  });
  diagnostics.push(...document.diagnostics);
  if (head === undefined || document.diagnostics.length > 0) return undefined;
  const { source, rank = LAST_RANK, name = { zh: source, en: source } } = head;
  const targets = head.targets.map(({ dataset }) => ({ dataset }));
  return { source, name, rank, targets, file: file.path, text: file.text };
}
