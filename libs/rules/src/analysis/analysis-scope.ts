import type { Condition } from '../ast/condition.js';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { CatalogView, ValueType } from '../catalog-view.js';
import type { Budget } from './find-inputs.js';
import { ANALYSIS_LIMITS, Prover } from './prover.js';
import { domainOf, type ValueDomain } from './value-domain.js';

/** What the analysis of one definition may look at, and the work left for all of them. */
export class AnalysisScope {
  constructor(
    readonly set: DefinitionSet,
    readonly catalog: CatalogView,
    private readonly budget: Budget = { remaining: ANALYSIS_LIMITS.set },
  ) {}

  /** Answers questions about conditions over facts and tags of one subject. */
  prover(conditions: readonly Condition[]): Prover {
    const { set, catalog } = this;
    const domain = (code: string, type: ValueType) => domainOf(code, type, set, catalog);
    return new Prover(conditions, domain, catalog, this.budget);
  }

  /** The same over the columns of a dataset, of which only the types are known. */
  columnProver(conditions: readonly Condition[]): Prover {
    const empty = { facts: new Map(), tags: new Map() };
    const domain = (code: string, type: ValueType): ValueDomain =>
      domainOf(code, type, empty, this.catalog);
    return new Prover(conditions, domain, this.catalog, this.budget);
  }
}
