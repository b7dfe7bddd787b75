import { DomainError } from '@tagwright/kernel';
import { readRunTime, type CatalogView, type DefinitionSet, type Subject } from '@tagwright/rules';
import type { CompileContext } from './compile-context.js';
import { duckDbDialect } from './dialects/duckdb/duckdb-dialect.js';
import { missingFacts } from './facts/missing-facts.js';
import type { SuppliedDataset } from './plan.js';

export interface PlanInput {
  /** As `parseDefinitions` gives it: closed and free of cycles. */
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
  readonly supplied: readonly SuppliedDataset[];
  /** ISO instant with an offset. */
  readonly asOf: string;
  /** IANA name of the time zone whose calendar counts. */
  readonly zone: string;
  /**
   * Codes of tags that an earlier snapshot holds under the same digest key. They are read from
   * `sealed.<subject>`, that snapshot's tables, instead of being computed.
   */
  readonly sealed?: ReadonlySet<string>;
  /**
   * Subjects whose facts and unchanged tags lie side by side in `work.<subject>`, and columns of it
   * that go through to the result as they are.
   */
  readonly carried?: ReadonlyMap<Subject, readonly string[]>;
}

/** @throws DomainError `bad_as_of`, `bad_zone`, `bad_period`, `repeated_dataset`. */
export function contextOf(input: PlanInput): CompileContext {
  const supplied = new Map(input.supplied.map((each) => [each.dataset, each]));
  if (supplied.size !== input.supplied.length) {
    throw new DomainError('repeated_dataset', 'A dataset is supplied in two versions.');
  }
  const base = {
    set: input.set,
    catalog: input.catalog,
    supplied,
    run: readRunTime(input.asOf, input.zone),
    dialect: duckDbDialect,
  };
  const { sealed = new Set(), carried = new Map() } = input;
  return { ...base, missing: missingFacts(base), sealed, carried };
}
