import type { Subject, ValueType } from '../catalog-view.js';
import type {
  ScorecardBin,
  ScorecardInput,
  ScorecardRule,
  TagInput,
} from '../ast/tag-definition.js';
import type { ParseContext } from './parse-context.js';
import { readInput } from './read-cases.js';
import { readCell } from './read-condition.js';
import { readFields, readItems, readMapping, readWholeNumber, type Fields } from './read-nodes.js';
import type { Cursor } from './cursor.js';

const POINTS = { min: -1_000_000, max: 1_000_000 };
const INPUT = { required: ['bins', 'otherwise'], optional: ['fact', 'tag', 'missing'] };

/** A scorecard: points per input, added up. */
export function readScorecard(
  fields: Fields,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): ScorecardRule | undefined {
  const { problems } = context;
  if (type.kind !== 'integer') {
    const at = fields.get('type') ?? fields.at;
    problems.report(at, 'type_mismatch', 'The score of a scorecard is an integer.');
  }
  const at = fields.get('inputs');
  if (at === undefined) {
    problems.report(fields.at, 'missing_key', 'A scorecard needs the key "inputs".');
    return undefined;
  }
  const inputs = readItems(at, problems)?.map((item) => readLine(item, subject, context));
  const constantAt = fields.get('constant');
  const constant = constantAt === undefined ? 0 : readWholeNumber(constantAt, problems, POINTS);
  const clampAt = fields.get('clamp');
  const clamp = clampAt && readClamp(clampAt, context);
  if (inputs?.every((input) => input !== undefined) !== true) return undefined;
  if (constant === undefined || (clampAt !== undefined && clamp === undefined)) return undefined;
  return { kind: 'scorecard', inputs, constant, ...(clamp && { clamp }) };
}

function readLine(at: Cursor, subject: Subject, context: ParseContext): ScorecardInput | undefined {
  const { problems } = context;
  const fields = readFields(at, INPUT, problems);
  const [binsAt, otherwiseAt] = [fields?.get('bins'), fields?.get('otherwise')];
  if (fields === undefined || binsAt === undefined || otherwiseAt === undefined) return undefined;
  const input = readInput(fields, subject, context);
  const otherwise = readWholeNumber(otherwiseAt, problems, POINTS);
  const missingAt = fields.get('missing');
  const missing = missingAt && readWholeNumber(missingAt, problems, POINTS);
  const bins = input && readItems(binsAt, problems)?.map((bin) => readBin(bin, input, context));
  if (input === undefined || otherwise === undefined) return undefined;
  if (bins?.every((bin) => bin !== undefined) !== true) return undefined;
  return { ...input, bins, otherwise, ...(missing !== undefined && { missing }) };
}

function readBin(at: Cursor, input: TagInput, context: ParseContext): ScorecardBin | undefined {
  const fields = readFields(at, { required: ['when', 'points'] }, context.problems);
  const [whenAt, pointsAt] = [fields?.get('when'), fields?.get('points')];
  const { kind, code, type } = input;
  const when = whenAt && readCell(whenAt, { kind, code }, type, context);
  const points = pointsAt && readWholeNumber(pointsAt, context.problems, POINTS);
  return when === undefined || points === undefined ? undefined : { when, points };
}

function readClamp(
  at: Cursor,
  { problems }: ParseContext,
): { min: number; max: number } | undefined {
  if (readMapping(at, problems) === undefined) return undefined;
  const fields = readFields(at, { required: ['min', 'max'] }, problems);
  const [minAt, maxAt] = [fields?.get('min'), fields?.get('max')];
  const min = minAt && readWholeNumber(minAt, problems);
  const max = maxAt && readWholeNumber(maxAt, problems);
  if (min === undefined || max === undefined) return undefined;
  if (min <= max) return { min, max };
  problems.report(at, 'empty_range', 'The minimum must not be above the maximum.');
  return undefined;
}
