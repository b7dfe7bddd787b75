import type { Subject, ValueType } from '../catalog-view.js';
import type {
  ScorecardBin,
  ScorecardInput,
  ScorecardRule,
  TagInput,
} from '../ast/tag-definition.js';
import { LOGISTIC_LIMITS } from '../logic/logistic.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { readInput } from './read-cases.js';
import { readCell } from './read-condition.js';
import { readLiteral } from './read-literal.js';
import { readFields, readItems, readOneOf, readWholeNumber, type Fields } from './read-nodes.js';
import { readBands } from './read-score-bands.js';

const MOST_POINTS = 1_000_000;
export const INPUT = { required: ['bins', 'otherwise'], optional: ['fact', 'tag', 'missing'] };

/** How numbers of points are spelled: whole, or with the card's decimals. */
interface Weights {
  readonly scale: number;
  read(at: Cursor): number | undefined;
}

/** A scorecard: points or weights per input, added up; then a link and bands, if asked for. */
export function readScorecard(
  fields: Fields,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): ScorecardRule | undefined {
  const { problems } = context;
  const before = problems.count;
  const at = fields.get('inputs');
  if (at === undefined) {
    problems.report(fields.at, 'missing_key', 'A scorecard needs the key "inputs".');
    return undefined;
  }
  const weights = readWeights(fields, context);
  if (weights === undefined) return undefined;
  const inputs = readItems(at, problems)?.map((each) => readLine(each, subject, weights, context));
  const constantAt = fields.get('constant');
  const constant = constantAt === undefined ? 0 : weights.read(constantAt);
  const clampAt = fields.get('clamp');
  const clamp = clampAt && readClamp(clampAt, weights, context);
  const logisticScale = readLogistic(fields, type, context);
  const score = scoreType(weights.scale, logisticScale);
  const bands = readBands(fields, score, type, context);
  if (inputs?.every((input) => input !== undefined) !== true) return undefined;
  if (constant === undefined || problems.count > before) return undefined;
  return {
    kind: 'scorecard',
    inputs,
    constant,
    ...(clamp && { clamp }),
    ...(weights.scale > 0 && { weightScale: weights.scale }),
    ...(logisticScale !== undefined && { logisticScale }),
    ...(bands && { bands }),
  };
}

function readWeights(fields: Fields, context: ParseContext): Weights | undefined {
  const { problems, catalog } = context;
  const at = fields.get('weightScale');
  const bounds = { min: 0, max: LOGISTIC_LIMITS.weightScale };
  const scale = at === undefined ? 0 : readWholeNumber(at, problems, bounds);
  if (scale === undefined) return undefined;
  const limits = { min: -MOST_POINTS, max: MOST_POINTS };
  if (scale === 0) return { scale, read: (spot) => readWholeNumber(spot, problems, limits) };
  const most = MOST_POINTS * 10 ** scale;
  const read = (spot: Cursor) => {
    const value = readLiteral(spot, { kind: 'decimal', scale }, catalog, problems);
    if (typeof value !== 'number' || Math.abs(value) <= most) return value as number | undefined;
    problems.report(spot, 'not_a_weight', `A weight is between ±${MOST_POINTS}.`);
    return undefined;
  };
  return { scale, read };
}

/** `link: logistic`; its decimals are the tag's own, or `scoreScale` where bands hide the score. */
function readLogistic(
  fields: Fields,
  type: ValueType,
  { problems }: ParseContext,
): number | undefined {
  const [linkAt, scaleAt, clampAt] = ['link', 'scoreScale', 'clamp'].map((key) => fields.get(key));
  const link = linkAt && readOneOf(linkAt, ['sum', 'logistic'], problems);
  const isBanded = fields.get('bands') !== undefined;
  if (scaleAt !== undefined && (link !== 'logistic' || !isBanded)) {
    const message = '"scoreScale" says how many decimals a probability has that bands look at.';
    problems.report(scaleAt, 'key_does_not_apply', message);
  }
  if (linkAt === undefined || link !== 'logistic') return undefined;
  if (clampAt !== undefined) {
    problems.report(clampAt, 'key_does_not_apply', 'A probability needs no bounds.');
  }
  const { scale: most } = LOGISTIC_LIMITS;
  if (!isBanded) {
    if (type.kind === 'decimal' && type.scale >= 1 && type.scale <= most) return type.scale;
    const message = `A probability is a decimal with a scale of 1 to ${most}.`;
    problems.report(fields.get('type') ?? linkAt, 'type_mismatch', message);
  } else if (scaleAt === undefined) {
    problems.report(linkAt, 'missing_key', 'Bands over a probability need the key "scoreScale".');
  } else {
    return readWholeNumber(scaleAt, problems, { min: 1, max: most });
  }
  return undefined;
}

function scoreType(weightScale: number, logisticScale: number | undefined): ValueType {
  const scale = logisticScale ?? weightScale;
  return scale === 0 ? { kind: 'integer' } : { kind: 'decimal', scale };
}

function readLine(
  at: Cursor,
  subject: Subject,
  weights: Weights,
  context: ParseContext,
): ScorecardInput | undefined {
  const { problems } = context;
  const fields = readFields(at, INPUT, problems);
  const [binsAt, otherwiseAt] = [fields?.get('bins'), fields?.get('otherwise')];
  if (fields === undefined || binsAt === undefined || otherwiseAt === undefined) return undefined;
  const input = readInput(fields, subject, context);
  const otherwise = weights.read(otherwiseAt);
  const missingAt = fields.get('missing');
  const missing = missingAt && weights.read(missingAt);
  const bins =
    input && readItems(binsAt, problems)?.map((bin) => readBin(bin, input, weights, context));
  if (input === undefined || otherwise === undefined) return undefined;
  if (bins?.every((bin) => bin !== undefined) !== true) return undefined;
  return { ...input, bins, otherwise, ...(missing !== undefined && { missing }) };
}

function readBin(
  at: Cursor,
  input: TagInput,
  weights: Weights,
  context: ParseContext,
): ScorecardBin | undefined {
  const fields = readFields(at, { required: ['when', 'points'] }, context.problems);
  const [whenAt, pointsAt] = [fields?.get('when'), fields?.get('points')];
  const { kind, code, type } = input;
  const when = whenAt && readCell(whenAt, { kind, code }, type, context);
  const points = pointsAt && weights.read(pointsAt);
  return when === undefined || points === undefined ? undefined : { when, points };
}

function readClamp(
  at: Cursor,
  weights: Weights,
  { problems }: ParseContext,
): { min: number; max: number } | undefined {
  const fields = readFields(at, { required: ['min', 'max'] }, problems);
  const [minAt, maxAt] = [fields?.get('min'), fields?.get('max')];
  const min = minAt && weights.read(minAt);
  const max = maxAt && weights.read(maxAt);
  if (min === undefined || max === undefined) return undefined;
  if (min <= max) return { min, max };
  problems.report(at, 'empty_range', 'The minimum must not be above the maximum.');
  return undefined;
}
