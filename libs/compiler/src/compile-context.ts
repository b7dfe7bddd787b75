import { DomainError, type Words } from '@tagwright/kernel';
import type { CatalogView, ColumnView, DefinitionSet, RunTime, Subject } from '@tagwright/rules';
import type { Dialect } from './dialects/dialect.js';
import type { SuppliedDataset } from './plan.js';
import { subjectView } from './subjects.js';

/** What every part of the compiler looks at. */
export interface CompileContext {
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
  readonly supplied: ReadonlyMap<string, SuppliedDataset>;
  readonly run: RunTime;
  readonly dialect: Dialect;
  /** Why a fact is missing for everybody, by its code. */
  readonly missing: ReadonlyMap<string, Words>;
  /** Tags that are read from `sealed.<subject>`. */
  readonly sealed: ReadonlySet<string>;
  /** See `PlanInput.carried`. */
  readonly carried: ReadonlyMap<Subject, readonly string[]>;
}

/** Whether a subject has a population, and so a table. */
export function hasPopulation(
  subject: Subject,
  context: Pick<CompileContext, 'supplied'>,
): boolean {
  return context.supplied.has(subjectView(subject).population);
}

/** A column of the catalog; definitions were checked against it, so it must be there. */
export function catalogColumn(
  dataset: string,
  column: string,
  { catalog }: Pick<CompileContext, 'catalog'>,
): ColumnView {
  const found = catalog.datasets.get(dataset)?.columns.find((each) => each.code === column);
  if (found !== undefined) return found;
  throw new DomainError('unknown_column', `The catalog has no column ${dataset}.${column}.`, {
    details: { dataset, column },
  });
}

/** Whether a window on this column counts days or instants. */
export function timeKind(
  dataset: string,
  column: string,
  context: Pick<CompileContext, 'catalog'>,
): 'date' | 'timestamp' {
  return catalogColumn(dataset, column, context).type.kind === 'timestamp' ? 'timestamp' : 'date';
}
