import type { LeafCondition } from '../ast/condition.js';
import type { FactValue, Literal } from '../ast/value.js';
import { codesOf, type ValueDomain } from '../analysis/value-domain.js';
import type { CatalogView } from '../catalog-view.js';
import { isCalendarDate } from '../logic/calendar-date.js';
import { withNeighbours } from '../logic/value-neighbours.js';
import { operandAt } from '../operators/operand-at.js';
import type { OperatorName } from '../operators/operator-name.js';
import { OPERATORS } from '../operators/operators.js';
import { timestampText, type Moment } from '../time/run-time.js';
import type { ChainInput } from './tag-chain.js';

/** A list with more codes is not tried out as a whole, only what conditions name. */
const MOST_CODES = 60;
/** Beyond so many named codes, sets change by one code or by all of them only. */
const MOST_SUBSETS = 6;

export interface Candidates {
  /** Known values that the input can have, other than the present one. */
  readonly values: readonly FactValue[];
  /** Whether every known value would give what the present one or one of these gives. */
  readonly complete: boolean;
}

/**
 * The known values of an input at which the answers of its comparisons change: just at and just
 * beyond each bound by the type's smallest step, each named code and one that is not named.
 */
export function candidateValues(
  { leaves }: ChainInput,
  current: FactValue,
  run: Moment,
  domain: ValueDomain,
  catalog: CatalogView,
): Candidates {
  const literals = leaves.flatMap((leaf) => literalsOf(leaf, run));
  const known = knownCandidates(domain, leaves, literals, current, run, catalog);
  const keyOf = (value: FactValue): string => JSON.stringify(value);
  const possible = known.filter((value) => isPossible(value, domain, catalog));
  const distinct = new Map(possible.map((value) => [keyOf(value), value]));
  distinct.delete(keyOf(current));
  return {
    values: [...distinct.values()],
    complete: isComplete(domain, leaves, literals, current, catalog),
  };
}

/** Whether an input can have a known value at all. */
export function isPossible(
  value: FactValue,
  { type, min, max, values }: ValueDomain,
  catalog: CatalogView,
): boolean {
  if (type.kind === 'codes') {
    const codes = codesOf(type.list, catalog);
    return typeof value === 'object' && value?.every((code) => codes.includes(code)) === true;
  }
  if (values !== undefined) return values.some((each) => each === value);
  if (typeof value !== 'number') return true;
  return value >= (min ?? value) && value <= (max ?? value);
}

function isComplete(
  { type, values }: ValueDomain,
  leaves: readonly LeafCondition[],
  literals: readonly Literal[],
  current: FactValue,
  catalog: CatalogView,
): boolean {
  const compared = leaves.filter(({ operator }) => !PRESENCE.includes(operator));
  switch (type.kind) {
    case 'text':
    case 'id':
      // No text or id is made up; one that is there stands for all where nothing is compared.
      return compared.length === 0 && current !== null;
    case 'code':
      return (values ?? []).length <= MOST_CODES || !compared.some(isTextual);
    case 'codes': {
      const codes = codesOf(type.list, catalog);
      return new Set(literals.filter((each) => codes.includes(String(each)))).size <= MOST_SUBSETS;
    }
    case 'date':
      // Days of one year only are tried for anniversaries.
      return compared.length < 2 || !compared.some(({ operand }) => operand.shape === 'length');
    case 'integer':
    case 'decimal':
    case 'timestamp':
    case 'boolean':
      return true;
  }
}

const PRESENCE: readonly OperatorName[] = ['isMissing', 'isPresent'];

function isTextual({ operator }: LeafCondition): boolean {
  return ['text', 'pattern'].includes(OPERATORS[operator].operand);
}

/** Bounds and listed values; what counts from the run's moment, as the dates that it means then. */
function literalsOf(leaf: LeafCondition, run: Moment): Literal[] {
  const operand = operandAt(leaf, run);
  switch (operand.shape) {
    case 'one':
      return [operand.value];
    case 'range':
    case 'bounds':
      return [operand.from, operand.to];
    case 'list':
      return [...operand.values];
    case 'none':
    case 'anniversaries':
      return [];
  }
}

function knownCandidates(
  { type, min, max, values }: ValueDomain,
  leaves: readonly LeafCondition[],
  literals: readonly Literal[],
  current: FactValue,
  run: Moment,
  catalog: CatalogView,
): FactValue[] {
  switch (type.kind) {
    case 'integer':
    case 'decimal': {
      const bounds = [...literals, min, max].flatMap((each) => each ?? []);
      return [...(values ?? []), ...withNeighbours(bounds.length > 0 ? bounds : [0], type)];
    }
    case 'date': {
      const days = [...literals, ...anniversaryDays(leaves, current, run)];
      const today = run?.date.toString() ?? '2000-01-01';
      return withNeighbours(days.length > 0 ? days : [today], type);
    }
    case 'timestamp': {
      const now = run === null ? '2000-01-01T00:00:00.000000Z' : timestampText(run.asOf);
      return withNeighbours(literals.length > 0 ? literals : [now], type);
    }
    case 'boolean':
      return [true, false];
    case 'codes': {
      const codes = codesOf(type.list, catalog);
      const named = literals.map(String).filter((each) => codes.includes(each));
      return sets(new Set(named), current, codes);
    }
    case 'code':
      return [...literals, ...unnamedCodes(literals, (values ?? []).map(String))];
    case 'text':
      return [...literals];
    case 'id':
      return [];
  }
}

/** Days of the present year of a date (or of a year before) at the ends of the spans asked for. */
function anniversaryDays(
  leaves: readonly LeafCondition[],
  current: FactValue,
  run: Moment,
): string[] {
  const operands = leaves.map((leaf) => operandAt(leaf, run));
  const spans = operands.flatMap((each) => (each.shape === 'anniversaries' ? each.spans : []));
  return spans.flatMap(({ year, from, to }) => {
    const own = typeof current === 'string' ? Number(current.slice(0, 4)) : year - 1;
    const of = String(Math.min(own, year - 1)).padStart(4, '0');
    const dates = [`${of}-${from}`, `${of}-${to}`];
    return dates.map((each) => (isCalendarDate(each) ? each : `${of}-03-01`));
  });
}

function unnamedCodes(named: readonly Literal[], codes: readonly string[]): string[] {
  return codes.length <= MOST_CODES
    ? [...codes]
    : codes.filter((code) => !named.includes(code)).slice(0, 1);
}

/** The present set with every choice of the named codes, and with one that nobody names. */
function sets(
  named: ReadonlySet<string>,
  current: FactValue,
  codes: readonly string[],
): string[][] {
  const have = typeof current === 'object' && current !== null ? current : [];
  const others = have.filter((code) => !named.has(code));
  const unnamed = codes.filter((code) => !named.has(code)).slice(0, 1);
  const bases = [others, [], [...others, ...unnamed]];
  const choices = named.size <= MOST_SUBSETS ? subsets([...named]) : single([...named], have);
  return bases.flatMap((base) =>
    choices.map((choice) => [...new Set([...base, ...choice])].sort((a, b) => (a < b ? -1 : 1))),
  );
}

function subsets(codes: readonly string[]): string[][] {
  let all: string[][] = [[]];
  for (const code of codes) all = all.flatMap((set) => [set, [...set, code]]);
  return all;
}

function single(named: readonly string[], have: readonly string[]): string[][] {
  const kept = named.filter((code) => have.includes(code));
  const one = named.map((code) =>
    kept.includes(code) ? kept.filter((each) => each !== code) : [...kept, code],
  );
  return [[], [...named], kept, ...one];
}
