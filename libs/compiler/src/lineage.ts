import {
  comparedMeasures,
  conditionLeaves,
  definitionOf,
  IMPORTED_LABELS,
  dependenciesOf,
  isGap,
  type Condition,
  ruleInputs,
  type DefinitionSet,
  type Expression,
  type FactDefinition,
  type FactSource,
  type ImportedRule,
  type MeasureSource,
  type Rollup,
  type SequenceSource,
  type TagDefinition,
} from '@tagwright/rules';
import { subjectView } from './subjects.js';

/** DIRECT: the value flows into the result. INDIRECT: it decides which value or row counts. */
export type LineageKind = 'DIRECT' | 'INDIRECT';

/** A source column that a fact or tag reads. */
export interface SourceColumn {
  readonly dataset: string;
  readonly column: string;
  readonly kind: LineageKind;
}

interface Input {
  readonly code: string;
  readonly kind: LineageKind;
}

/** What a definition reads itself: columns of datasets, and other facts and tags. */
export interface OwnLineage {
  readonly columns: readonly SourceColumn[];
  readonly inputs: readonly Input[];
}

/**
 * One step of lineage. Each input and column is there once, as DIRECT where it is read both ways;
 * the column that tells whose rows they are only where it is all that is read.
 */
export function ownLineage(definition: FactDefinition | TagDefinition): OwnLineage {
  const { idColumn } = subjectView(definition.subject);
  const read = closest(
    readColumns(definition, idColumn),
    (each) => `${each.dataset}.${each.column}`,
  );
  const telling = read.filter(({ column, kind }) => kind === 'DIRECT' || column !== idColumn);
  return {
    columns: telling.length > 0 ? telling : read,
    inputs: closest(inputsOf(definition), ({ code }) => code),
  };
}

function closest<T extends { readonly kind: LineageKind }>(
  all: readonly T[],
  keyOf: (each: T) => string,
): T[] {
  const found = new Map<string, T>();
  for (const each of all) {
    const key = keyOf(each);
    if (!found.has(key) || each.kind === 'DIRECT') found.set(key, each);
  }
  return [...found.values()];
}

/**
 * The source columns of a fact or tag, all the way down, by dataset and column; a column that is
 * read both ways is there twice.
 */
export function lineageOf(code: string, set: DefinitionSet): SourceColumn[] {
  const found = new Map<string, SourceColumn>();
  const seen = new Set<string>();
  const visit = (current: string, path: LineageKind) => {
    const definition = definitionOf(set, current);
    if (definition === undefined || seen.has(`${current} ${path}`)) return;
    seen.add(`${current} ${path}`);
    for (const source of ownColumns(definition)) {
      const kind = path === 'DIRECT' ? source.kind : path;
      found.set(`${source.dataset}.${source.column} ${kind}`, { ...source, kind });
    }
    for (const input of inputsOf(definition)) {
      visit(input.code, path === 'DIRECT' ? input.kind : path);
    }
  };
  visit(code, 'DIRECT');
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, column]) => column);
}

/** The columns that a definition itself reads, those among them that decide who there is. */
function ownColumns(definition: FactDefinition | TagDefinition): SourceColumn[] {
  const { population, idColumn, valid } = subjectView(definition.subject);
  const who = [idColumn, ...(valid === null ? [] : [valid.from, valid.to])].map(
    (column): SourceColumn => ({ dataset: population, column, kind: 'INDIRECT' }),
  );
  return [...who, ...readColumns(definition, idColumn)];
}

/** The columns that its source, rule or rollup names. */
function readColumns(definition: FactDefinition | TagDefinition, idColumn: string): SourceColumn[] {
  if ('source' in definition) return sourceColumns(definition.source, idColumn);
  const { rule } = definition;
  if (rule.kind === 'imported') return importedColumns(rule);
  return rule.kind === 'rollup' ? linkColumns(rule.rollup) : [];
}

function importedColumns({ provider, minConfidence }: ImportedRule): SourceColumn[] {
  const deciding = ['customer_id', 'expiry_date', 'label', 'provided_date'];
  if (provider !== undefined) deciding.push('provider');
  if (minConfidence !== undefined) deciding.push('confidence');
  return [
    { dataset: IMPORTED_LABELS, column: 'value', kind: 'DIRECT' },
    ...deciding.map((column): SourceColumn => {
      return { dataset: IMPORTED_LABELS, column, kind: 'INDIRECT' };
    }),
  ];
}

function sourceColumns(source: FactSource, idColumn: string): SourceColumn[] {
  switch (source.kind) {
    case 'measure':
      return measuredColumns(source, idColumn);
    case 'comparison': {
      const { measured, base } = comparedMeasures(source);
      return [...measuredColumns(measured, idColumn), ...measuredColumns(base, idColumn)];
    }
    case 'sequence':
      return sequenceColumns(source, idColumn);
    case 'attribute': {
      const { dataset, column } = source;
      return [
        { dataset, column, kind: 'DIRECT' },
        { dataset, column: idColumn, kind: 'INDIRECT' },
      ];
    }
    case 'inherit':
      return [{ dataset: 'lead', column: 'customer_id', kind: 'INDIRECT' }];
    case 'rollup':
      return linkColumns(source.rollup);
    case 'derived':
      return [];
  }
}

function measuredColumns(source: MeasureSource, idColumn: string): SourceColumn[] {
  const { dataset, operation, column, on, where } = source;
  const asked = where === undefined ? [] : conditionLeaves(where);
  const deciding = [idColumn, ...asked.map((leaf) => leaf.reference.code)];
  const time = on === undefined ? [] : [on];
  // The days between events are made of the events' times.
  const direct = isGap(operation) ? time : column === undefined ? [] : [column];
  return [
    ...direct.map((code) => ({ dataset, column: code, kind: 'DIRECT' as const })),
    ...[...deciding, ...time].map((code) => ({ dataset, column: code, kind: 'INDIRECT' as const })),
  ];
}

function sequenceColumns({ first, second, result }: SequenceSource, id: string): SourceColumn[] {
  const deciding = [first, second].flatMap(({ dataset, on, where }) => {
    const asked = where === undefined ? [] : conditionLeaves(where);
    const columns = [id, on, ...asked.map((leaf) => leaf.reference.code)];
    return columns.map((column): SourceColumn => ({ dataset, column, kind: 'INDIRECT' }));
  });
  if (result !== 'lastDate') return deciding;
  return [{ dataset: first.dataset, column: first.on, kind: 'DIRECT' }, ...deciding];
}

function linkColumns({ of }: Rollup): SourceColumn[] {
  const [dataset, columns] =
    of === 'vehicle'
      ? ['ownership', ['customer_id', 'vehicle_id', 'role', 'valid_from', 'valid_to']]
      : ['lead', ['customer_id', 'lead_id']];
  return columns.map((column) => ({ dataset, column, kind: 'INDIRECT' }));
}

/** The facts and tags that a definition reads, and how. */
function inputsOf(definition: FactDefinition | TagDefinition): Input[] {
  if ('rule' in definition) {
    const { rule } = definition;
    if (rule.kind === 'rollup') return rollupInputs(rule.rollup);
    const kind = rule.kind === 'value' ? 'DIRECT' : 'INDIRECT';
    return [...ruleInputs(rule).keys()].map((code) => ({ code, kind }));
  }
  const { source } = definition;
  switch (source.kind) {
    case 'derived':
      return [...expressionInputs(source.expression), ...conditionInputs(source.when)];
    case 'inherit':
      return [{ code: source.fact, kind: 'DIRECT' }];
    case 'rollup':
      return rollupInputs(source.rollup);
    case 'measure':
    case 'comparison':
    case 'sequence':
      return dependenciesOf(definition).map((code) => ({ code, kind: 'INDIRECT' }));
    case 'attribute':
      return [];
  }
}

function rollupInputs({ input, where, pick }: Rollup): Input[] {
  const kind = pick.kind === 'count' ? 'INDIRECT' : 'DIRECT';
  const own: Input[] = input === undefined ? [] : [{ code: input.code, kind }];
  const by: Input[] = pick.kind === 'newest' ? [{ code: pick.by, kind: 'INDIRECT' }] : [];
  return [...own, ...by, ...conditionInputs(where)];
}

function conditionInputs(condition: Condition | undefined): Input[] {
  const asked = condition === undefined ? [] : conditionLeaves(condition);
  return asked.map(({ reference }) => ({ code: reference.code, kind: 'INDIRECT' }));
}

function expressionInputs(expression: Expression): Input[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'fact':
      return [{ code: expression.code, kind: 'DIRECT' }];
    case 'date':
      return expressionInputs(expression.operand);
    case 'difference':
      return [...expressionInputs(expression.from), ...expressionInputs(expression.to)];
    case 'operation':
      return expression.operands.flatMap((operand) => expressionInputs(operand));
  }
}
