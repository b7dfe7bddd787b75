import {
  conditionLeaves,
  dependenciesOf,
  topologicalOrder,
  type Expression,
  type FactDefinition,
  type FactSource,
  type Rollup,
  type Subject,
  type Window,
} from '@tagwright/rules';
import type { Words } from '@tagwright/kernel';
import { hasPopulation, timeKind, type CompileContext } from '../compile-context.js';
import { subjectView } from '../subjects.js';
import { whyNotCovered } from '../time/coverage.js';
import { missingReasons } from './missing-reasons.js';

type Availability = Omit<CompileContext, 'missing' | 'sealed'>;

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
      return measureReason(source, subject, context);
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
      return expressionReason(source.expression, missing);
    case 'rollup':
      return rollupReason(source.rollup, context);
  }
}

function measureReason(
  source: Extract<FactSource, { kind: 'measure' }>,
  subject: Subject,
  context: Availability,
): Words | undefined {
  const { dataset, on } = source;
  const window = neededWindow(source, subject);
  const column = on === undefined ? 'date' : timeKind(dataset, on, context);
  const supplied = context.supplied.get(dataset);
  return (
    whyNotCovered(dataset, supplied, window, column, context.run) ??
    columnReason(dataset, measuredColumns(source), context)
  );
}

/**
 * The time that must be covered. A subject's own row, once it is there, tells its dates however long
 * ago they are: no earlier deliveries are needed to know that a vehicle was delivered six years ago.
 */
function neededWindow(
  { dataset, window }: Extract<FactSource, { kind: 'measure' }>,
  subject: Subject,
): Window {
  const { population, repeats } = subjectView(subject);
  const isOwnRow = dataset === population && !repeats && window.kind === 'last';
  return isOwnRow ? { kind: 'last', length: { unit: 'days', count: 0 } } : window;
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
function measuredColumns(source: Extract<FactSource, { kind: 'measure' }>): string[] {
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
