import { isMap } from 'yaml';
import type { Subject, ValueType } from '../catalog-view.js';
import type { Outcome } from '../ast/value.js';
import type { Rollup, RollupInput, RollupPick } from '../ast/rollup.js';
import { subjectScope } from './condition-scope.js';
import type { ParseContext } from './parse-context.js';
import { readCondition } from './read-condition.js';
import { readFields, readItems, readOneOf, readText, type Fields } from './read-nodes.js';
import { readLiteral, readOutcome } from './read-literal.js';
import type { Cursor } from './cursor.js';

export const PICKS = ['any', 'all', 'max', 'min', 'sum', 'avg', 'count'] as const;

/** A rollup onto customers; `kinds` says whether it may look at facts only or at tags too. */
export function readRollup(
  at: Cursor,
  subject: Subject,
  type: ValueType,
  kinds: readonly ('fact' | 'tag')[],
  context: ParseContext,
): Rollup | undefined {
  const { problems } = context;
  if (subject !== 'customer') {
    problems.report(at, 'subject_mismatch', 'Only a customer has a rollup.');
    return undefined;
  }
  const shape = { required: ['of', 'pick'], optional: [...kinds, 'where', 'none'] };
  const fields = readFields(at, shape, problems);
  const ofAt = fields?.get('of');
  if (fields === undefined || ofAt === undefined) return undefined;
  const of = readOneOf(ofAt, ['vehicle', 'lead'], problems);
  if (of === undefined) return undefined;
  const before = problems.count;
  const input = readInput(fields, of, kinds, context);
  const whereAt = fields.get('where');
  const where = whereAt && readCondition(whereAt, subjectScope(of, context, kinds), context);
  const pick = readPick(fields, of, type, context);
  const none = readNone(fields, type, context);
  if (problems.count > before || pick === undefined || none === undefined) return undefined;
  if (!fits(fields, input, pick, type, context)) return undefined;
  const optional = { ...(input && { input }), ...(where && { where }) };
  return { of, pick, none, ...optional };
}

function readInput(
  fields: Fields,
  of: 'vehicle' | 'lead',
  kinds: readonly ('fact' | 'tag')[],
  context: ParseContext,
): RollupInput | undefined {
  const present = kinds.filter((kind) => fields.get(kind) !== undefined);
  const [kind] = present;
  const at = kind === undefined ? undefined : fields.get(kind);
  if (kind === undefined || at === undefined) return undefined;
  if (present.length > 1) {
    context.problems.report(fields.at, 'two_inputs', 'A rollup looks at one fact or one tag.');
    return undefined;
  }
  const code = readText(at, context.problems);
  const type =
    code === undefined ? undefined : subjectScope(of, context, kinds).resolve(kind, code, at);
  return code === undefined || type === undefined ? undefined : { kind, code, type };
}

function readPick(
  fields: Fields,
  of: 'vehicle' | 'lead',
  type: ValueType,
  context: ParseContext,
): RollupPick | undefined {
  const at = fields.get('pick');
  if (at === undefined) return undefined;
  if (!isMap(at.node)) {
    const kind = readOneOf(at, PICKS, context.problems);
    return kind === undefined ? undefined : { kind };
  }
  const keys = readFields(at, { required: [], optional: ['order', 'newest'] }, context.problems);
  const [listAt, newestAt] = [keys?.get('order'), keys?.get('newest')];
  if (keys !== undefined && (listAt === undefined) === (newestAt === undefined)) {
    context.problems.report(at, 'unknown_pick', 'A pick has exactly one of: order, newest.');
    return undefined;
  }
  if (newestAt !== undefined) return readNewest(newestAt, of, context);
  const items = listAt && readItems(listAt, context.problems);
  const order = items?.map((item) => readLiteral(item, type, context.catalog, context.problems));
  return order?.every((value) => value !== undefined) === true
    ? { kind: 'order', order }
    : undefined;
}

/** A date fact of the vehicle or lead. */
function readNewest(
  at: Cursor,
  of: 'vehicle' | 'lead',
  context: ParseContext,
): RollupPick | undefined {
  const by = readText(at, context.problems);
  const type = by === undefined ? undefined : subjectScope(of, context).resolve('fact', by, at);
  if (by === undefined || type === undefined) return undefined;
  if (type.kind === 'date') return { kind: 'newest', by };
  context.problems.report(at, 'type_mismatch', `"${by}" is not a date.`);
  return undefined;
}

function readNone(fields: Fields, type: ValueType, context: ParseContext): Outcome | undefined {
  const at = fields.get('none');
  return at === undefined ? null : readOutcome(at, type, context.catalog, context.problems);
}

/** Which result types a pick has for an input type. */
function fits(
  fields: Fields,
  input: RollupInput | undefined,
  pick: RollupPick,
  type: ValueType,
  { problems }: ParseContext,
): boolean {
  const at: Cursor = fields.get('pick') ?? fields.at;
  if (pick.kind === 'count') return require(type.kind === 'integer', 'an integer');
  if (input === undefined) {
    problems.report(fields.at, 'missing_key', 'A rollup needs the key "fact" or "tag".');
    return false;
  }
  if (pick.kind === 'avg') {
    const isNumber = ['integer', 'decimal'].includes(input.type.kind);
    return require(isNumber && type.kind === 'decimal', 'a decimal over numbers');
  }
  if (!require(equalTypes(input.type, type), 'the same type as its input')) return false;
  if (pick.kind === 'newest') return true;
  if (pick.kind === 'order') return require(type.kind !== 'codes', 'a single value');
  const allowed = {
    any: ['boolean'],
    all: ['boolean'],
    sum: ['integer', 'decimal'],
    max: ['integer', 'decimal', 'date', 'timestamp'],
    min: ['integer', 'decimal', 'date', 'timestamp'],
  }[pick.kind];
  return require(allowed.includes(type.kind), allowed.join(' or '));

  function require(holds: boolean, wanted: string): boolean {
    if (!holds) {
      problems.report(at, 'type_mismatch', `This rollup's result must be ${wanted}.`);
    }
    return holds;
  }
}

/** Whether two types are the same, scale and code list included. */
export function equalTypes(left: ValueType, right: ValueType): boolean {
  if (left.kind !== right.kind) return false;
  if (left.kind === 'decimal' && right.kind === 'decimal') return left.scale === right.scale;
  if ('list' in left && 'list' in right) return left.list === right.list;
  return true;
}
