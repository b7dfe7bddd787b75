import type { Diagnostic, Words } from '@tagwright/kernel';
import { checkShape } from './check-shape.js';
import type { GovernanceFile } from './governance-file.js';
import { unitsShape } from './shapes.js';
import { YamlDocument } from './yaml-document.js';

interface WrittenUnits {
  readonly units: readonly { readonly unit: string; readonly name: Words }[];
}

/** The names of the units that facts, tags and columns may be in. */
export function parseUnits(
  file: GovernanceFile,
  diagnostics: Diagnostic[],
): ReadonlySet<string> | undefined {
  const document = new YamlDocument(file);
  const written = checkShape(document, unitsShape) ? (document.value as WrittenUnits) : undefined;
  const seen = new Set<string>();
  written?.units.forEach(({ unit }, index) => {
    if (seen.has(unit)) {
      const message = `The unit "${unit}" is there already.`;
      document.report({ code: 'duplicate_unit', message }, ['units', index, 'unit']);
    }
    seen.add(unit);
  });
  diagnostics.push(...document.diagnostics);
  return written === undefined ? undefined : seen;
}
