import { scaleOf, type Subject, type ValueType } from '../catalog-view.js';
import type {
  AttributeSource,
  DerivedSource,
  FactDefinition,
  FactSource,
  InheritedSource,
} from '../ast/fact-definition.js';
import { fitsExactly, staysShort } from '../logic/expression-width.js';
import { resolveColumn, subjectScope } from './condition-scope.js';
import type { DefinitionHeader, ParseContext } from './parse-context.js';
import { readCondition } from './read-condition.js';
import { readExpression, sameType } from './read-expression.js';
import { readDataset } from './read-dataset.js';
import { readMeasure } from './read-measure.js';
import { readParameters } from './read-parameters.js';
import { readFields, readOneOf, readText, type Fields } from './read-nodes.js';
import { equalTypes, readRollup } from './read-rollup.js';
import { readSequence } from './read-sequence.js';
import { readWords } from './read-words.js';
import { positionOf, type Cursor } from './cursor.js';

export const SOURCES = [
  'measure',
  'sequence',
  'attribute',
  'derived',
  'inherit',
  'rollup',
] as const;
export const GROUPS = [
  'basic',
  'customer_attributes',
  'consumption',
  'work',
  'vehicle_and_repair',
  'customer_service',
  'life_cycle',
  'lead',
] as const;
export const PII = ['none', 'pseudonym', 'indirect', 'direct', 'sensitive'] as const;
export const SHAPE = {
  required: ['fact', 'name', 'group', 'subject', 'type', 'owner', 'pii'],
  optional: ['meaning', 'scale', 'list', 'unit', 'parameters', 'from', 'when', ...SOURCES],
};

/** The fact definition of a document whose header has been read. */
export function readFact(
  at: Cursor,
  header: DefinitionHeader,
  context: ParseContext,
): FactDefinition | undefined {
  const { problems } = context;
  const before = problems.count;
  const fields = readFields(at, SHAPE, problems);
  const { subject, type, code } = header;
  if (fields === undefined || subject === undefined || type === undefined) return undefined;
  const read = <T>(key: string, reader: (spot: Cursor) => T) => {
    const spot = fields.get(key);
    return spot === undefined ? undefined : reader(spot);
  };
  const name = read('name', (spot) => readWords(spot, problems));
  const meaning = read('meaning', (spot) => readWords(spot, problems));
  const group = read('group', (spot) => readOneOf(spot, GROUPS, problems));
  const owner = read('owner', (spot) => readText(spot, problems));
  const pii = read('pii', (spot) => readOneOf(spot, PII, problems));
  const unit = read('unit', (spot) => readText(spot, problems));
  const scope = readParameters(fields.get('parameters'), context);
  const source = readSource(fields, subject, type, { ...context, parameters: scope });
  const parameters = source === undefined ? [] : scope.finish(problems);
  if (problems.count > before || !name || !group || !owner || !pii || !source) return undefined;
  const optional = {
    ...(meaning && { meaning }),
    ...(unit !== undefined && { unit }),
    ...(parameters.length > 0 && { parameters }),
  };
  const position = positionOf(at);
  return { code, name, group, subject, type, owner, pii, source, position, ...optional };
}

function readSource(
  fields: Fields,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): FactSource | undefined {
  const present = SOURCES.filter((key) => fields.get(key) !== undefined);
  const [kind] = present;
  const at = kind === undefined ? undefined : fields.get(kind);
  if (kind === undefined || at === undefined || present.length > 1) {
    const hint = `Exactly one of: ${SOURCES.join(', ')}.`;
    context.problems.report(fields.at, 'not_a_fact', 'A fact has exactly one source.', hint);
    return undefined;
  }
  const whenAt = fields.get('when');
  if (whenAt !== undefined && kind !== 'derived') {
    const hint = 'A measure has `where`.';
    context.problems.report(whenAt, 'key_does_not_apply', '"when" is for derived facts.', hint);
  }
  switch (kind) {
    case 'measure':
      return readMeasure(at, subject, type, context);
    case 'sequence':
      return readSequence(at, subject, type, context);
    case 'attribute':
      return readAttribute(at, fields.get('from'), subject, type, context);
    case 'derived':
      return readDerived(at, fields.get('when'), subject, type, context);
    case 'inherit':
      return readInherited(at, subject, type, context);
    case 'rollup': {
      const rollup = readRollup(at, subject, type, ['fact'], context);
      return rollup === undefined ? undefined : { kind: 'rollup', rollup };
    }
  }
}

function readAttribute(
  at: Cursor,
  outerFrom: Cursor | undefined,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): AttributeSource | undefined {
  const { problems } = context;
  const fields = readFields(at, { required: ['column'], optional: ['from'] }, problems);
  const columnAt = fields?.get('column');
  const fromAt = fields?.get('from') ?? outerFrom;
  if (columnAt === undefined) return undefined;
  if (fromAt === undefined) {
    problems.report(at, 'missing_key', 'An attribute needs `from`: the dataset it is read from.');
    return undefined;
  }
  const dataset = readDataset(fromAt, context);
  if (dataset === undefined) return undefined;
  if (!dataset.entity || dataset.key.length !== 1 || dataset.key[0] !== `${subject}_id`) {
    const message = `The dataset "${dataset.dataset}" does not hold one row per ${subject}.`;
    problems.report(fromAt, 'subject_mismatch', message, 'Use a measure such as last.');
    return undefined;
  }
  const code = readText(columnAt, problems);
  const column = code === undefined ? undefined : resolveColumn(dataset, code, columnAt, context);
  if (column === undefined) return undefined;
  if (equalTypes(column.type, type)) {
    return { kind: 'attribute', dataset: dataset.dataset, column: column.code };
  }
  problems.report(columnAt, 'type_mismatch', `The fact's type is not that of "${column.code}".`);
  return undefined;
}

function readDerived(
  at: Cursor,
  whenAt: Cursor | undefined,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): DerivedSource | undefined {
  const typed = readExpression(at, subject, context);
  const when = whenAt && readCondition(whenAt, subjectScope(subject, context, ['fact']), context);
  if (typed === undefined) return undefined;
  const isNumber = type.kind === 'integer' || type.kind === 'decimal';
  if (!sameType(typed.type, isNumber ? 'number' : type)) {
    const message = `The expression does not give a ${type.kind}.`;
    context.problems.report(at, 'type_mismatch', message);
    return undefined;
  }
  const scale = scaleOf(type);
  if (isNumber && !fitsExactly(typed.expression, scale)) {
    const message = 'The expression cannot be computed exactly in 128 bits.';
    const hint = 'Split it into several facts, each with its own scale.';
    context.problems.report(at, 'expression_too_wide', message, hint);
    return undefined;
  }
  if (!isNumber && !staysShort(typed.expression)) {
    const message = 'The expression nests min and max too deeply to be computed.';
    const hint = 'Give one min or max all its operands, or split it into several facts.';
    context.problems.report(at, 'expression_too_wide', message, hint);
    return undefined;
  }
  return { kind: 'derived', expression: typed.expression, ...(when && { when }) };
}

function readInherited(
  at: Cursor,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): InheritedSource | undefined {
  const { problems } = context;
  const fields = readFields(at, { required: ['of', 'fact'] }, problems);
  const [ofAt, factAt] = [fields?.get('of'), fields?.get('fact')];
  if (ofAt === undefined || factAt === undefined) return undefined;
  const of = readOneOf(ofAt, ['customer'], problems);
  const fact = readText(factAt, problems);
  if (of === undefined || fact === undefined) return undefined;
  if (subject !== 'lead') {
    problems.report(at, 'subject_mismatch', 'Only a lead inherits facts, from its customer.');
    return undefined;
  }
  const inherited = subjectScope(of, context).resolve('fact', fact, factAt);
  if (inherited === undefined) return undefined;
  if (equalTypes(inherited, type)) return { kind: 'inherit', of, fact };
  problems.report(factAt, 'type_mismatch', `The fact's type is not that of "${fact}".`);
  return undefined;
}
