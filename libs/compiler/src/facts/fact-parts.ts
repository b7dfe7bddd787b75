import type { FactDefinition, Subject } from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import type { Reads } from '../relations.js';
import { subjectView, type SubjectView } from '../subjects.js';
import { CUSTOMER, ID, type FactPart } from './fact-part.js';
import { measuredParts } from './measured-parts.js';
import { startsAtFact } from './since-parts.js';

/** Facts of one kind of source, and of those only the ones that are not missing for everybody. */
type SourcedFact<K extends FactDefinition['source']['kind']> = FactDefinition & {
  readonly source: Extract<FactDefinition['source'], { kind: K }>;
};

export function factsOfKind<K extends FactDefinition['source']['kind']>(
  facts: readonly FactDefinition[],
  kind: K,
  context: CompileContext,
): SourcedFact<K>[] {
  return facts.filter(
    (fact): fact is SourcedFact<K> => fact.source.kind === kind && !context.missing.has(fact.code),
  );
}

/**
 * The population `s`: every id once, with the attributes that stand in the same rows, and the
 * customer where facts are inherited.
 */
export function populationPart(
  subject: Subject,
  facts: readonly FactDefinition[],
  context: CompileContext,
  reads: Reads,
): FactPart {
  const { dialect } = context;
  const { population, idColumn, repeats } = subjectView(subject);
  const own = factsOfKind(facts, 'attribute', context).filter(
    (fact) => fact.source.dataset === population,
  );
  const inherits = factsOfKind(facts, 'inherit', context).length > 0;
  const columns = [...new Set(own.map((fact) => fact.source.column))];
  const validity = rowValidity(subjectView(subject), context);
  const relation = reads.dataset(population, [
    idColumn,
    ...columns,
    ...(inherits ? ['customer_id'] : []),
    ...validity.reads,
  ]);
  const selected = [
    `${dialect.identifier(idColumn)} AS ${ID}`,
    ...columns.map((column) => dialect.identifier(column)),
    ...(inherits ? [`"customer_id" AS ${CUSTOMER}`] : []),
  ];
  const distinct = repeats ? 'DISTINCT ' : '';
  const rows = [`${dialect.identifier(idColumn)} IS NOT NULL`, ...validity.conditions].join(
    ' AND ',
  );
  const sql = `SELECT ${distinct}${selected.join(', ')} FROM ${relation} WHERE ${rows}`;
  return {
    ctes: [{ name: '"population"', sql }],
    lookups: [],
    columns: new Map(own.map((fact) => [fact.code, `s.${dialect.identifier(fact.source.column)}`])),
  };
}

/** Which rows make a subject part of the population on the run's day. */
function rowValidity(
  { population, valid }: SubjectView,
  { catalog, dialect, run }: CompileContext,
): { readonly reads: readonly string[]; readonly conditions: readonly string[] } {
  const known = catalog.datasets.get(population)?.columns.map(({ code }) => code) ?? [];
  if (valid === null || !known.includes(valid.to)) return { reads: [], conditions: [] };
  const [from, to] = [dialect.identifier(valid.from), dialect.identifier(valid.to)];
  const day = dialect.literal(run.date.toString(), { kind: 'date' });
  // Data may be older than its arrival, so a link that still holds counts on earlier days as well.
  const within = `(${from} IS NULL OR ${from} <= ${day}) AND ${to} > ${day}`;
  return { reads: [valid.from, valid.to], conditions: [`(${to} IS NULL OR (${within}))`] };
}

/** One part per entity dataset other than the population's. */
export function attributeParts(
  subject: Subject,
  facts: readonly FactDefinition[],
  { dialect, ...rest }: CompileContext,
  reads: Reads,
): FactPart[] {
  const { population, idColumn } = subjectView(subject);
  const own = factsOfKind(facts, 'attribute', { dialect, ...rest }).filter(
    (fact) => fact.source.dataset !== population,
  );
  const datasets = [...new Set(own.map((fact) => fact.source.dataset))].sort();
  return datasets.map((dataset) => {
    const mine = own.filter((fact) => fact.source.dataset === dataset);
    const columns = [...new Set(mine.map((fact) => fact.source.column))];
    const name = dialect.identifier(`$of_${dataset}`);
    const lookup = {
      name,
      relation: reads.dataset(dataset, [idColumn, ...columns]),
      key: dialect.identifier(idColumn),
      of: ID,
      columns: columns.map((column) => dialect.identifier(column)),
    };
    return {
      ctes: [],
      lookups: [lookup],
      columns: new Map(
        mine.map((fact) => [fact.code, `${name}.${dialect.identifier(fact.source.column)}`]),
      ),
    };
  });
}

/** One aggregation per measured dataset, of what can be measured before other facts are known. */
export function measureParts(
  subject: Subject,
  facts: readonly FactDefinition[],
  context: CompileContext,
  reads: Reads,
): FactPart[] {
  const { idColumn } = subjectView(subject);
  const own = factsOfKind(facts, 'measure', context).filter((fact) => !startsAtFact(fact));
  const datasets = [...new Set(own.map((fact) => fact.source.dataset))].sort();
  return datasets.flatMap((dataset) => {
    const mine = own.filter((fact) => fact.source.dataset === dataset);
    const rows = {
      name: `$measured_${dataset}`,
      idColumn,
      relation: (columns: readonly string[], chosen: string) =>
        reads.dataset(dataset, [idColumn, ...columns], chosen),
    };
    return measuredParts(mine, rows, context);
  });
}

/** Facts that leads take over from their customers. */
export function inheritPart(
  facts: readonly FactDefinition[],
  context: CompileContext,
  reads: Reads,
): FactPart[] {
  const own = factsOfKind(facts, 'inherit', context);
  if (own.length === 0) return [];
  const inherited = (fact: (typeof own)[number]) => context.dialect.identifier(fact.source.fact);
  const lookup = {
    name: '"$inherited"',
    relation: reads.table('facts', 'customer'),
    key: '"customer_id"',
    of: CUSTOMER,
    columns: [...new Set(own.map(inherited))],
  };
  return [
    {
      ctes: [],
      lookups: [lookup],
      columns: new Map(own.map((fact) => [fact.code, `${lookup.name}.${inherited(fact)}`])),
    },
  ];
}
