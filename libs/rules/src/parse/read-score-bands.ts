import type { ValueType } from '../catalog-view.js';
import type { ScoreBand, ScoreBands } from '../ast/tag-definition.js';
import type { Outcome } from '../ast/value.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { readLiteral, readOutcome } from './read-literal.js';
import { readFields, readItems, type Fields } from './read-nodes.js';
import { readValue } from './read-parameter-use.js';
import { equalTypes } from './read-rollup.js';

/**
 * The `bands` of a scorecard: `{ below, value }` rising, and a last one without `below`. Without
 * bands the tag shows the score, whose type must then be its own.
 */
export function readBands(
  fields: Fields,
  score: ValueType,
  type: ValueType,
  context: ParseContext,
): ScoreBands | undefined {
  const { problems, catalog } = context;
  const [at, unknownAt] = [fields.get('bands'), fields.get('unknown')];
  if (at === undefined) {
    if (unknownAt !== undefined) {
      const message = 'Without bands a score that cannot be told is missing.';
      problems.report(unknownAt, 'key_does_not_apply', message);
    }
    requireScore(fields, score, type, context);
    return undefined;
  }
  const unknown = unknownAt === undefined ? null : readOutcome(unknownAt, type, catalog, problems);
  const items = readItems(at, problems, 2);
  const lastAt = items?.at(-1);
  const bands = items?.slice(0, -1).map((item) => readBand(item, score, type, context));
  const valueAt = lastAt && readFields(lastAt, { required: ['value'] }, problems)?.get('value');
  const last = valueAt && readOutcome(valueAt, type, catalog, problems);
  if (unknown === undefined || last === undefined) return undefined;
  if (bands?.every((band) => band !== undefined) !== true) return undefined;
  if (!areRising(bands)) {
    problems.report(at, 'bands_not_rising', 'Each band must end above the one before it.');
  }
  return { bands, last, unknown };
}

function requireScore(
  fields: Fields,
  score: ValueType,
  type: ValueType,
  { problems }: ParseContext,
): void {
  if (equalTypes(score, type)) return;
  const wanted = score.kind === 'decimal' ? `a decimal of scale ${score.scale}` : 'an integer';
  const hint = 'Or let `bands` turn the score into values of another type.';
  const at = fields.get('type') ?? fields.at;
  problems.report(at, 'type_mismatch', `The score of this scorecard is ${wanted}.`, hint);
}

function readBand(
  at: Cursor,
  score: ValueType,
  type: ValueType,
  context: ParseContext,
): ScoreBand | undefined {
  const { problems, catalog } = context;
  const fields = readFields(at, { required: ['below', 'value'] }, problems);
  const [belowAt, valueAt] = [fields?.get('below'), fields?.get('value')];
  const literal = (spot: Cursor) => readLiteral(spot, score, catalog, problems);
  const below = belowAt && readValue(belowAt, literal, score, context);
  const value: Outcome | undefined = valueAt && readOutcome(valueAt, type, catalog, problems);
  if (typeof below?.value !== 'number' || value === undefined) return undefined;
  const parameter = below.parameter === null ? {} : { parameter: below.parameter };
  return { below: below.value, value, ...parameter };
}

function areRising(bands: readonly ScoreBand[]): boolean {
  return bands.every(({ below }, index) => below > (bands[index - 1]?.below ?? -Infinity));
}
