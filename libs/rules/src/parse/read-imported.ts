import type { DatasetView, Subject, ValueType } from '../catalog-view.js';
import { IMPORTED_LABELS, type ImportedRule } from '../ast/tag-definition.js';
import type { ParseContext } from './parse-context.js';
import { readLiteral } from './read-literal.js';
import { readFields, readText, type Fields } from './read-nodes.js';
import { readLength } from './read-length.js';

export const SHAPE = { required: ['label'], optional: ['provider', 'minConfidence', 'maxAge'] };

/** `imported: { label, provider?, minConfidence?, maxAge? }` of a customer. */
export function readImported(
  fields: Fields,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): ImportedRule | undefined {
  const { problems, catalog } = context;
  const at = fields.get('imported');
  if (at === undefined) {
    problems.report(fields.at, 'missing_key', 'An imported label needs the key "imported".');
    return undefined;
  }
  const dataset = catalog.datasets.get(IMPORTED_LABELS);
  if (subject !== 'customer' || dataset === undefined) {
    const message = `Imported labels are customers', from the dataset "${IMPORTED_LABELS}".`;
    problems.report(at, 'subject_mismatch', message);
    return undefined;
  }
  if (type.kind !== 'code' && type.kind !== 'text') {
    const message = 'An imported label is a code or a text.';
    problems.report(fields.get('type') ?? at, 'type_mismatch', message);
    return undefined;
  }
  const own = readFields(at, SHAPE, problems);
  return own && readRule(own, dataset, context);
}

function readRule(
  fields: Fields,
  dataset: DatasetView,
  context: ParseContext,
): ImportedRule | undefined {
  const { problems, catalog } = context;
  const before = problems.count;
  const columnType = (code: string) => dataset.columns.find((each) => each.code === code)?.type;
  const literal = (key: string, column: string) => {
    const [spot, wanted] = [fields.get(key), columnType(column)];
    return spot && wanted && readLiteral(spot, wanted, catalog, problems);
  };
  const label = literal('label', 'label');
  const providerAt = fields.get('provider');
  const provider = providerAt && readText(providerAt, problems);
  const minConfidence = literal('minConfidence', 'confidence');
  const ageAt = fields.get('maxAge');
  const maxAge = ageAt && readLength(ageAt, { min: 1 }, context);
  if (problems.count > before || typeof label !== 'string') return undefined;
  return {
    kind: 'imported',
    label,
    ...(provider !== undefined && { provider }),
    ...(typeof minConfidence === 'number' && { minConfidence }),
    ...(maxAge && { maxAge }),
  };
}
