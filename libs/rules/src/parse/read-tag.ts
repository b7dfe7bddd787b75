import type { Subject, ValueType } from '../catalog-view.js';
import type { TagDefinition, TagRule } from '../ast/tag-definition.js';
import { LEGAL_BASES } from '../ast/legal-basis.js';
import type { DefinitionHeader, ParseContext } from './parse-context.js';
import { readRule, readTable } from './read-cases.js';
import { readExamples } from './read-examples.js';
import { readImported } from './read-imported.js';
import { readFields, readOneOf, readText, type Fields, type Shape } from './read-nodes.js';
import { readParameters } from './read-parameters.js';
import { readRollup } from './read-rollup.js';
import { readScorecard } from './read-scorecard.js';
import { readTree } from './read-tree.js';
import { readValueRule } from './read-value-rule.js';
import { readWords } from './read-words.js';
import { positionOf, type Cursor } from './cursor.js';

export const KINDS = ['rule', 'table', 'scorecard', 'tree', 'value', 'imported', 'rollup'] as const;
export const COMMON = {
  required: [
    'tag',
    'name',
    'category',
    'subject',
    'kind',
    'type',
    'owner',
    'purpose',
    'legalBasis',
    'meaning',
  ],
  optional: ['list', 'scale', 'unit', 'parameters', 'examples'],
};
export const OWN: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  rule: ['cases', 'else', 'unknown', 'collect'],
  table: ['inputs', 'rows', 'hitPolicy', 'else', 'unknown', 'collect'],
  scorecard: [
    'inputs',
    'constant',
    'weightScale',
    'link',
    'scoreScale',
    'clamp',
    'bands',
    'unknown',
  ],
  tree: ['tree', 'unknown'],
  value: ['value'],
  imported: ['imported'],
  rollup: ['rollup'],
};

/** The tag definition of a document whose header has been read. */
export function readTag(
  at: Cursor,
  header: DefinitionHeader,
  context: ParseContext,
): TagDefinition | undefined {
  const { problems } = context;
  const before = problems.count;
  const every = { required: COMMON.required, optional: [...COMMON.optional, ...allOwn()] };
  const kindAt = readFields(at, every, problems)?.get('kind');
  const kind = kindAt && readOneOf(kindAt, KINDS, problems);
  const { subject, type, code } = header;
  if (kind === undefined) return undefined;
  const shape: Shape = { required: COMMON.required, optional: [...COMMON.optional, ...OWN[kind]] };
  const fields = problems.count > before ? undefined : readFields(at, shape, problems);
  if (fields === undefined || subject === undefined || type === undefined) return undefined;
  const texts = readTexts(fields, context);
  const scope = readParameters(fields.get('parameters'), context);
  const rule = readTagRule(kind, fields, subject, type, { ...context, parameters: scope });
  const parameters = rule === undefined ? [] : scope.finish(problems);
  const examplesAt = fields.get('examples');
  const examples = examplesAt && rule ? readExamples(examplesAt, rule, type, context) : [];
  if (problems.count > before || texts === undefined || rule === undefined) return undefined;
  const named = parameters.length === 0 ? {} : { parameters };
  return { code, subject, type, ...texts, ...named, rule, examples, position: positionOf(at) };
}

function allOwn(): string[] {
  return [...new Set(Object.values(OWN).flat())];
}

type Texts = Pick<
  TagDefinition,
  'name' | 'category' | 'owner' | 'purpose' | 'legalBasis' | 'meaning' | 'unit'
>;

function readTexts(fields: Fields, { problems }: ParseContext): Texts | undefined {
  const text = (key: string) => {
    const spot = fields.get(key);
    return spot && readText(spot, problems);
  };
  const words = (key: string) => {
    const spot = fields.get(key);
    return spot && readWords(spot, problems);
  };
  const [name, purpose, meaning] = [words('name'), words('purpose'), words('meaning')];
  const [category, owner] = [text('category'), text('owner')];
  const basisAt = fields.get('legalBasis');
  const legalBasis = basisAt && readOneOf(basisAt, LEGAL_BASES, problems);
  const unit = text('unit');
  if (!name || !purpose || !meaning || !category || !owner || !legalBasis) return undefined;
  return { name, category, owner, purpose, legalBasis, meaning, ...(unit && { unit }) };
}

function readTagRule(
  kind: (typeof KINDS)[number],
  fields: Fields,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): TagRule | undefined {
  switch (kind) {
    case 'rule':
      return readRule(fields, subject, type, context);
    case 'table':
      return readTable(fields, subject, type, context);
    case 'scorecard':
      return readScorecard(fields, subject, type, context);
    case 'tree':
      return readTree(fields, subject, type, context);
    case 'value':
      return readValueRule(fields, subject, type, context);
    case 'imported':
      return readImported(fields, subject, type, context);
    case 'rollup': {
      const at = fields.get('rollup');
      if (at === undefined) {
        context.problems.report(fields.at, 'missing_key', 'A rollup needs the key "rollup".');
        return undefined;
      }
      const rollup = readRollup(at, subject, type, ['fact', 'tag'], context);
      return rollup === undefined ? undefined : { kind: 'rollup', rollup };
    }
  }
}
