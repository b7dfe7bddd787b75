import type { Subject, ValueType } from '../catalog-view.js';
import type { TagDefinition, TagRule } from '../ast/tag-definition.js';
import type { DefinitionHeader, ParseContext } from './parse-context.js';
import { readRule, readTable } from './read-cases.js';
import { readExamples } from './read-examples.js';
import { readFields, readOneOf, readText, type Fields, type Shape } from './read-nodes.js';
import { readRollup } from './read-rollup.js';
import { readScorecard } from './read-scorecard.js';
import { readWords } from './read-words.js';
import { positionOf, type Cursor } from './cursor.js';

const KINDS = ['rule', 'table', 'scorecard', 'rollup'] as const;
const COMMON = {
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
  optional: ['list', 'scale', 'unit', 'examples'],
};
const OWN: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  rule: ['cases', 'else', 'unknown', 'collect'],
  table: ['inputs', 'rows', 'hitPolicy', 'else', 'unknown', 'collect'],
  scorecard: ['inputs', 'constant', 'clamp'],
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
  const rule = readTagRule(kind, fields, subject, type, context);
  const examplesAt = fields.get('examples');
  const examples = examplesAt && rule ? readExamples(examplesAt, rule, type, context) : [];
  if (problems.count > before || texts === undefined || rule === undefined) return undefined;
  return { code, subject, type, ...texts, rule, examples, position: positionOf(at) };
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
  const [category, owner, legalBasis] = [text('category'), text('owner'), text('legalBasis')];
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
