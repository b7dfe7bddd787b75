import {
  comparedMeasures,
  conditionLeaves,
  dependenciesOf,
  IMPORTED_LABELS,
  topologicalOrder,
  trueForm,
  type Condition,
  type Expression,
  type FactDefinition,
  type ImportedRule,
  type MeasureSource,
  type Rollup,
  type SequenceSource,
  type Subject,
  type Window,
} from '@tagwright/rules';
import type { Words } from '@tagwright/kernel';
import { hasPopulation, timeKind, type CompileContext } from '../compile-context.js';
import { subjectView } from '../subjects.js';
import { whyNotCovered, whyNotFollowed } from '../time/coverage.js';
import { missingReasons } from './missing-reasons.js';

type Availability = Omit<CompileContext, 'missing' | 'sealed' | 'carried'>;

/** Facts that nobody can have in this run, with the reason: no data is not zero. */
export function missingFacts(context: Availability): Map<string, Words> {
  const { facts } = context.set;
  const graph = new Map([...facts].map(([code, fact]) => [code, dependenciesOf(fact)]));
  const missing = new Map<string, Words>();
  for (const code of topologicalOrder(graph)) {
    const fact = facts.get(code);
    const reason = fact && whyMissing(fact, missing, context);
    if (reason !== undefined) missing.set(code, reason);
  }
  return missing;
}

function whyMissing(
  { source, subject }: FactDefinition,
  missing: ReadonlyMap<string, Words>,
  context: Availability,
): Words | undefined {
  switch (source.kind) {
    case 'measure':
      return measureReason(source, subject, missing, context);
    case 'comparison': {
      const { measured, base } = comparedMeasures(source);
      return (
        measureReason(measured, subject, missing, context) ??
        measureReason(base, subject, missing, context)
      );
    }
    case 'sequence':
      return sequenceReason(source, subject, missing, context);
    case 'attribute':
      return (
        notSupplied(source.dataset, context) ??
        columnReason(source.dataset, [source.column], context)
      );
    case 'inherit':
      return hasPopulation('customer', context)
        ? missing.get(source.fact)
        : missingReasons.notSupplied('customer_link');
    case 'derived':
      return (
        expressionReason(source.expression, missing) ??
        (source.when && conditionReason(trueForm(source.when), missing))
      );
    case 'rollup':
      return rollupReason(source.rollup, context);
  }
}

function measureReason(
  source: MeasureSource,
  subject: Subject,
  missing: ReadonlyMap<string, Words>,
  context: Availability,
): Words | undefined {
  const { dataset, on } = source;
  const window = neededWindow(source, subject);
  const column = on === undefined ? 'date' : timeKind(dataset, on, context);
  const supplied = context.supplied.get(dataset);
  return (
    whyNotCovered(dataset, supplied, window, column, context.run) ??
    columnReason(dataset, measuredColumns(source), context) ??
    (source.window.kind === 'since' ? missing.get(source.window.fact) : undefined)
  );
}

/** Both kinds of events must be known, the second ones from the window's first day to the run. */
function sequenceReason(
  { first, second, window }: SequenceSource,
  subject: Subject,
  missing: ReadonlyMap<string, Words>,
  context: Availability,
): Words | undefined {
  const counted = { kind: 'measure', operation: 'count', window } as const;
  const { dataset, on } = second;
  const supplied = context.supplied.get(dataset);
  return (
    measureReason({ ...counted, ...first }, subject, missing, context) ??
    whyNotFollowed(dataset, supplied, window, timeKind(dataset, on, context), context.run) ??
    columnReason(dataset, measuredColumns({ ...counted, ...second }), context)
  );
}

/**
 * The time that must be covered. A subject's own row, once it is there, tells its dates however long
 * ago they are: no earlier deliveries are needed to know that a vehicle was delivered six years ago.
 */
function neededWindow({ dataset, window }: MeasureSource, subject: Subject): Window {
  const { population, repeats } = subjectView(subject);
  const endsToday = window.kind === 'last' || (window.kind === 'calendar' && window.back === 0);
  const isOwnRow = dataset === population && !repeats && endsToday;
  return isOwnRow ? { kind: 'last', length: { unit: 'days', count: 0 } } : window;
}

/** Why nobody has an imported label: no source supplies any, or fills what it must have to count. */
export function importedReason(
  { provider, minConfidence }: ImportedRule,
  context: Availability,
): Words | undefined {
  const needed = ['customer_id', 'label', 'value', 'provided_date'];
  if (provider !== undefined) needed.push('provider');
  if (minConfidence !== undefined) needed.push('confidence');
  return notSupplied(IMPORTED_LABELS, context) ?? columnReason(IMPORTED_LABELS, needed, context);
}

/** Why rows say nothing: no source of the dataset fills a column that is asked for. */
function columnReason(
  dataset: string,
  columns: readonly string[],
  { supplied }: Availability,
): Words | undefined {
  const filled = supplied.get(dataset)?.columns;
  const unfilled = filled && columns.find((column) => !filled.includes(column));
  return unfilled === undefined ? undefined : missingReasons.unfilled(dataset, unfilled);
}

/** Columns whose values decide a measure; a filter that asks for missing ones can do without. */
function measuredColumns(source: MeasureSource): string[] {
  const { on, column, where } = source;
  const asked = where === undefined ? [] : conditionLeaves(where);
  return [
    ...(on === undefined ? [] : [on]),
    ...(column === undefined ? [] : [column]),
    ...asked
      .filter(({ operator }) => operator !== 'isMissing' && operator !== 'isPresent')
      .map(({ reference }) => reference.code),
  ];
}

/** Why a rollup is missing for every customer: nothing links them to vehicles or leads. */
export function rollupReason({ of }: Rollup, context: Availability): Words | undefined {
  const link = of === 'vehicle' ? 'ownership' : 'lead';
  return notSupplied(link, context) ?? notSupplied(of, context);
}

function notSupplied(dataset: string, { supplied }: Availability): Words | undefined {
  return supplied.has(dataset) ? undefined : missingReasons.notSupplied(dataset);
}

/** Why a condition cannot hold for anybody: facts that it needs are missing. */
function conditionReason(
  condition: Condition,
  missing: ReadonlyMap<string, Words>,
): Words | undefined {
  switch (condition.kind) {
    case 'leaf':
      return condition.operator === 'isMissing' ? undefined : missing.get(condition.reference.code);
    case 'not':
      return undefined;
    case 'all':
    case 'any': {
      const reasons = condition.conditions.map((inner) => conditionReason(inner, missing));
      const isDoomed = condition.kind === 'all' || reasons.every((reason) => reason !== undefined);
      return isDoomed ? reasons.find((reason) => reason !== undefined) : undefined;
    }
  }
}

function expressionReason(
  expression: Expression,
  missing: ReadonlyMap<string, Words>,
): Words | undefined {
  switch (expression.kind) {
    case 'number':
      return undefined;
    case 'fact':
      return missing.get(expression.code);
    case 'date':
      return expressionReason(expression.operand, missing);
    case 'difference':
      return expressionReason(expression.from, missing) ?? expressionReason(expression.to, missing);
    case 'operation': {
      const reasons = expression.operands.map((operand) => expressionReason(operand, missing));
      const needsAll = expression.operation !== 'coalesce';
      if (needsAll || reasons.every((each) => each !== undefined)) {
        return reasons.find((each) => each !== undefined);
      }
      return undefined;
    }
  }
}
