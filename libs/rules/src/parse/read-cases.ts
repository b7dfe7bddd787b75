import { isScalar } from 'yaml';
import type { Subject, ValueType } from '../catalog-view.js';
import type { Condition } from '../ast/condition.js';
import type { CasesRule, TagCase, TagInput } from '../ast/tag-definition.js';
import type { Outcome } from '../ast/value.js';
import { checkUnique } from './check-unique.js';
import { subjectScope } from './condition-scope.js';
import type { ParseContext } from './parse-context.js';
import { readCell, readCondition } from './read-condition.js';
import type { Problems } from './problems.js';
import { readOutcome } from './read-literal.js';
import {
  readBoolean,
  readFields,
  readItems,
  readOneOf,
  readText,
  type Fields,
} from './read-nodes.js';
import type { Cursor } from './cursor.js';

export const HIT_POLICIES = ['first', 'unique', 'collect'] as const;
/** Of the rows that hold: the first, the only one, or all of them. */
type HitPolicy = (typeof HIT_POLICIES)[number];

/** The `cases`, `else`, `unknown` and `collect` of a rule. */
export function readRule(
  fields: Fields,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): CasesRule | undefined {
  const at = fields.get('cases');
  if (at === undefined) {
    context.problems.report(fields.at, 'missing_key', 'A rule needs the key "cases".');
    return undefined;
  }
  const scope = subjectScope(subject, context);
  const cases = readItems(at, context.problems)?.map((item) =>
    readCase(item, type, context, (when) => readCondition(when, scope, context)),
  );
  return withEnds('rule', fields, [], cases, type, undefined, context);
}

/** A decision table: rows are cases, cells are conditions over the inputs. */
export function readTable(
  fields: Fields,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): CasesRule | undefined {
  const { problems } = context;
  const [inputsAt, rowsAt] = [fields.get('inputs'), fields.get('rows')];
  if (inputsAt === undefined || rowsAt === undefined) {
    problems.report(fields.at, 'missing_key', 'A table needs the keys "inputs" and "rows".');
    return undefined;
  }
  const inputs = readItems(inputsAt, problems)?.map((item) => {
    const input = readFields(item, { required: [], optional: ['fact', 'tag'] }, problems);
    return input && readInput(input, subject, context);
  });
  if (inputs?.every((input) => input !== undefined) !== true) return undefined;
  const items = readItems(rowsAt, problems);
  const cases = items?.map((item) =>
    readCase(item, type, context, (when) => readCells(when, inputs, context)),
  );
  const policyAt = fields.get('hitPolicy');
  const policy = policyAt && readOneOf(policyAt, HIT_POLICIES, problems);
  const table = withEnds('table', fields, inputs, cases, type, policy, context);
  if (table === undefined || policy !== 'unique') return table;
  checkUnique(table.cases, policyAt ?? rowsAt, items ?? [], problems);
  return { ...table, unique: true };
}

/** Whether all cases that hold give their codes: `collect: true`, or the table's hit policy. */
function readCollect(
  fields: Fields,
  type: ValueType,
  policy: HitPolicy | undefined,
  problems: Problems,
): boolean | undefined {
  const collectAt = fields.get('collect');
  const isAsked = collectAt === undefined ? false : readBoolean(collectAt, problems);
  if (isAsked === true && policy !== undefined && policy !== 'collect') {
    const message = `The hit policy "${policy}" takes one row, \`collect\` takes all.`;
    problems.report(collectAt ?? fields.at, 'two_hit_policies', message, 'Leave one of them out.');
  }
  const collect = isAsked === undefined ? undefined : isAsked || policy === 'collect';
  if (collect === true && type.kind !== 'codes') {
    const at = collectAt ?? fields.get('hitPolicy') ?? fields.at;
    const hint = 'Give the tag type codes.';
    problems.report(at, 'type_mismatch', 'Only a set of codes can collect.', hint);
  }
  return collect;
}

/** The one fact or tag that `fields` names. */
export function readInput(
  fields: Fields,
  subject: Subject,
  context: ParseContext,
): TagInput | undefined {
  const kinds = (['fact', 'tag'] as const).filter((each) => fields.get(each) !== undefined);
  const [kind] = kinds;
  const at = kind === undefined ? undefined : fields.get(kind);
  if (kind === undefined || at === undefined || kinds.length > 1) {
    context.problems.report(fields.at, 'missing_key', 'An input is one `fact` or one `tag`.');
    return undefined;
  }
  const code = readText(at, context.problems);
  if (code === undefined) return undefined;
  const type = subjectScope(subject, context).resolve(kind, code, at);
  return type === undefined ? undefined : { kind, code, type };
}

function readCase(
  at: Cursor,
  type: ValueType,
  context: ParseContext,
  readWhen: (when: Cursor) => Condition | undefined,
): TagCase | undefined {
  const fields = readFields(at, { required: ['when', 'value'] }, context.problems);
  const [whenAt, valueAt] = [fields?.get('when'), fields?.get('value')];
  const when = whenAt && readWhen(whenAt);
  const value = valueAt && readOutcome(valueAt, type, context.catalog, context.problems);
  return when === undefined || value === undefined ? undefined : { when, value };
}

function readCells(
  at: Cursor,
  inputs: readonly TagInput[],
  context: ParseContext,
): Condition | undefined {
  const cells = readItems(at, context.problems);
  if (cells === undefined) return undefined;
  if (cells.length !== inputs.length) {
    const message = `The row has ${cells.length} cells for ${inputs.length} inputs.`;
    context.problems.report(at, 'wrong_cell_count', message, 'Write `any` for a free cell.');
    return undefined;
  }
  const before = context.problems.count;
  const conditions = cells.flatMap((cell, index) => {
    const input = inputs[index];
    if (input === undefined || (isScalar(cell.node) && cell.node.value === 'any')) return [];
    const { kind, code, type } = input;
    return readCell(cell, { kind, code }, type, context) ?? [];
  });
  if (context.problems.count > before) return undefined;
  const [first] = conditions;
  if (first === undefined) {
    const hint = 'What holds for everything else belongs into `else`.';
    context.problems.report(at, 'row_without_condition', 'Every cell of the row is `any`.', hint);
    return undefined;
  }
  return conditions.length === 1 ? first : { kind: 'all', conditions };
}

function withEnds(
  kind: CasesRule['kind'],
  fields: Fields,
  inputs: readonly TagInput[],
  cases: readonly (TagCase | undefined)[] | undefined,
  type: ValueType,
  policy: HitPolicy | undefined,
  context: ParseContext,
): CasesRule | undefined {
  const { problems, catalog } = context;
  const collect = readCollect(fields, type, policy, problems);
  const outcome = (key: string, absent: Outcome | undefined) => {
    const at = fields.get(key);
    return at === undefined ? absent : readOutcome(at, type, catalog, problems);
  };
  const otherwise = outcome('else', collect === true ? [] : undefined);
  const unknown = outcome('unknown', null);
  if (fields.get('else') === undefined && collect !== true) {
    const hint = 'Say what holds when every case is false; `else: missing` if nothing does.';
    problems.report(fields.at, 'missing_else', 'The tag has no `else`.', hint);
  }
  if (cases?.every((each) => each !== undefined) !== true) return undefined;
  if (collect === undefined || otherwise === undefined || unknown === undefined) return undefined;
  return { kind, inputs, cases, otherwise, unknown, collect };
}
