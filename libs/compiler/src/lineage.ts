import {
  conditionLeaves,
  definitionOf,
  ruleInputs,
  type DefinitionSet,
  type Expression,
  type FactDefinition,
  type FactSource,
  type Rollup,
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
  if ('source' in definition) return [...who, ...sourceColumns(definition.source, idColumn)];
  return definition.rule.kind === 'rollup' ? [...who, ...linkColumns(definition.rule.rollup)] : who;
}

function sourceColumns(source: FactSource, idColumn: string): SourceColumn[] {
  switch (source.kind) {
    case 'measure': {
      const { dataset } = source;
      const where = source.where === undefined ? [] : conditionLeaves(source.where);
      const asked = where.map((leaf) => leaf.reference.code);
      const deciding = [idColumn, ...(source.on === undefined ? [] : [source.on]), ...asked];
      const indirect = deciding.map((column) => ({ dataset, column, kind: 'INDIRECT' as const }));
      if (source.column === undefined) return indirect;
      return [{ dataset, column: source.column, kind: 'DIRECT' }, ...indirect];
    }
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
    return [...ruleInputs(rule).keys()].map((code) => ({ code, kind: 'INDIRECT' }));
  }
  const { source } = definition;
  switch (source.kind) {
    case 'derived':
      return expressionInputs(source.expression);
    case 'inherit':
      return [{ code: source.fact, kind: 'DIRECT' }];
    case 'rollup':
      return rollupInputs(source.rollup);
    case 'measure':
    case 'attribute':
      return [];
  }
}

function rollupInputs({ input, where, pick }: Rollup): Input[] {
  const kind = pick.kind === 'count' ? 'INDIRECT' : 'DIRECT';
  const own: Input[] = input === undefined ? [] : [{ code: input.code, kind }];
  const asked = where === undefined ? [] : conditionLeaves(where);
  return [
    ...own,
    ...asked.map(({ reference }): Input => ({ code: reference.code, kind: 'INDIRECT' })),
  ];
}

function expressionInputs(expression: Expression): Input[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'fact':
      return [{ code: expression.code, kind: 'DIRECT' }];
    case 'date':
      return expressionInputs(expression.operand);
    case 'operation':
      return expression.operands.flatMap((operand) => expressionInputs(operand));
  }
}
