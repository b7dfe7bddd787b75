import { canonicalJson, sha256Hex } from '@tagwright/kernel';
import {
  definitionHash,
  definitionOf,
  dependenciesOf,
  IMPORTED_LABELS,
  type FactDefinition,
  type Rollup,
  type Subject,
  type TagDefinition,
  type TagRule,
} from '@tagwright/rules';
import type { CompileContext } from './compile-context.js';
import { COMPILER_VERSION } from './compiler-version.js';
import { subjectView } from './subjects.js';

/** Keys of columns: equal keys mean equal inputs and equal rules, all the way down. */
export class PlanKeys {
  readonly #context: CompileContext;
  readonly #keys = new Map<string, string>();

  constructor(context: CompileContext) {
    this.#context = context;
  }

  /** The key of a fact or tag: its definition, its inputs' keys, the datasets it reads, the time. */
  column(code: string): string {
    const known = this.#keys.get(code);
    if (known !== undefined) return known;
    const definition = definitionOf(this.#context.set, code);
    if (definition === undefined) return this.#hash({ absent: code });
    const inputs = dependenciesOf(definition).map((input) => this.column(input));
    const key = this.#hash({
      definition: definitionHash(definition),
      inputs,
      datasets: this.#datasets(definition),
      codes: this.#codes(definition),
    });
    this.#keys.set(code, key);
    return key;
  }

  /** The key of a subject's fact table, over all its facts. */
  table(subject: Subject): string {
    const facts = [...this.#context.set.facts.values()].filter((fact) => fact.subject === subject);
    const codes = facts.map(({ code }) => code).sort();
    const columns = codes.map((code) => this.column(code));
    return this.#hash({ subject, columns, population: this.#population(subject) });
  }

  #hash(parts: object): string {
    const { run, dialect } = this.#context;
    const time = { asOf: run.asOf.toString(), zone: run.zone };
    return sha256Hex(
      canonicalJson({ compiler: COMPILER_VERSION, dialect: dialect.name, ...time, ...parts }),
    );
  }

  #datasets(definition: FactDefinition | TagDefinition): unknown[] {
    const own = 'source' in definition ? factDatasets(definition) : ruleDatasets(definition.rule);
    const population = subjectView(definition.subject).population;
    return [...new Set([...own, population])].sort().map((name) => this.#dataset(name));
  }

  /** The only codes that a value hangs on: an imported one that is not in the list does not count. */
  #codes(definition: FactDefinition | TagDefinition): string[] | undefined {
    const { type } = definition;
    if (type.kind !== 'code' || !('rule' in definition)) return undefined;
    if (definition.rule.kind !== 'imported') return undefined;
    const codes = this.#context.catalog.codeLists.get(type.list)?.codes ?? [];
    return codes.map(({ code }) => code).sort();
  }

  #population(subject: Subject): unknown {
    return this.#dataset(subjectView(subject).population);
  }

  /** Types are in it: the same file read as another scale gives other values. */
  #dataset(name: string): unknown {
    const supplied = this.#context.supplied.get(name);
    const view = this.#context.catalog.datasets.get(name);
    const types = (view?.columns ?? []).map(({ code, type }) => [code, type]);
    const { contentHash, period, columns } = supplied ?? { contentHash: null, period: null };
    const filled = columns === undefined ? null : [...columns].sort();
    return { name, contentHash, period, filled, types };
  }
}

function factDatasets({ source }: FactDefinition): string[] {
  switch (source.kind) {
    case 'measure':
    case 'attribute':
      return [source.dataset];
    case 'comparison':
      return [source.base.dataset];
    case 'sequence':
      return [source.first.dataset, source.second.dataset];
    case 'inherit':
      return ['lead', 'customer_link'];
    case 'rollup':
      return rollupDatasets(source.rollup);
    case 'derived':
      return [];
  }
}

function ruleDatasets(rule: TagRule): string[] {
  if (rule.kind === 'imported') return [IMPORTED_LABELS];
  return rule.kind === 'rollup' ? rollupDatasets(rule.rollup) : [];
}

function rollupDatasets({ of }: Rollup): string[] {
  return of === 'vehicle' ? ['ownership', 'vehicle'] : ['lead'];
}
