import {
  explainTag,
  dependenciesOf,
  type FactDefinition,
  type FactValue,
  type MeasureSource,
  type Rollup,
  type Subject,
  type TagDefinition,
  type Window,
} from '@tagwright/rules';
import type { ReferenceInput, ReferenceRow } from './reference-data.js';
import { referenceMeasure } from './reference-measure.js';
import { evaluateNumber, evaluateOther, held } from './reference-number.js';
import { referenceRollup, type LinkedValues } from './reference-rollup.js';
import { ReferenceTime } from './reference-time.js';

const POPULATIONS: Readonly<Record<Subject, string>> = {
  customer: 'customer_link',
  vehicle: 'vehicle',
  lead: 'lead',
};

const TODAY: Window = { kind: 'last', length: { unit: 'days', count: 0 } };

/**
 * Facts and tags the slow, obvious way: row by row, subject by subject, straight from their
 * definitions. What the compiler's SQL gives must equal what this gives.
 */
export class ReferenceEvaluator {
  readonly #input: ReferenceInput;
  readonly #time: ReferenceTime;
  readonly #known = new Map<string, FactValue>();

  constructor(input: ReferenceInput) {
    this.#input = input;
    this.#time = new ReferenceTime(input.asOf, input.zone);
  }

  /** The ids of a subject's population, ascending; undefined when it is not supplied. */
  population(subject: Subject): number[] | undefined {
    const rows = this.#input.rows.get(POPULATIONS[subject]);
    const valid = subject === 'customer' ? rows?.filter((row) => this.#isValidLink(row)) : rows;
    const ids = valid?.map((row) => row[`${subject}_id`] ?? null);
    const known = ids?.filter((id) => typeof id === 'number');
    return known && [...new Set(known)].sort((a, b) => a - b);
  }

  /** A link that has ended counts only on the days on which it held. */
  #isValidLink({ valid_from: from = null, valid_to: to = null }: ReferenceRow): boolean {
    const { today } = this.#time;
    return to === null || ((from ?? '') <= today && to > today);
  }

  /** The value of a fact or tag for a subject of the population. */
  value(subject: Subject, id: number, code: string): FactValue {
    const key = `${subject} ${id} ${code}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { facts, tags } = this.#input.set;
    const [fact, tag] = [facts.get(code), tags.get(code)];
    const value =
      fact === undefined ? (tag === undefined ? null : this.#tag(tag, id)) : this.#fact(fact, id);
    this.#known.set(key, value);
    return value;
  }

  #fact(fact: FactDefinition, id: number): FactValue {
    const { source, subject, type } = fact;
    switch (source.kind) {
      case 'measure':
        return this.#measure(fact, source, id);
      case 'attribute':
        return this.#rowsOf(source.dataset, subject, id)[0]?.[source.column] ?? null;
      case 'inherit': {
        const customer = this.#rowsOf('lead', 'lead', id)[0]?.customer_id ?? null;
        const isKnown = typeof customer === 'number' && this.#isPresent('customer', customer);
        return isKnown ? this.value('customer', customer, source.fact) : null;
      }
      case 'derived': {
        const values = {
          today: this.#time.today,
          fact: (code: string) => this.value(subject, id, code),
        };
        return type.kind === 'integer' || type.kind === 'decimal'
          ? held(evaluateNumber(source.expression, values), type)
          : evaluateOther(source.expression, values);
      }
      case 'rollup':
        return this.#rollup(source.rollup, id);
    }
  }

  #tag(tag: TagDefinition, id: number): FactValue {
    if (tag.rule.kind === 'rollup') return this.#rollup(tag.rule.rollup, id);
    const inputs = dependenciesOf(tag).map(
      (code) => [code, this.value(tag.subject, id, code)] as const,
    );
    return explainTag(tag, new Map(inputs)).value;
  }

  #measure(fact: FactDefinition, source: MeasureSource, id: number): FactValue {
    const { catalog, periods, rows } = this.#input;
    const columns = catalog.datasets.get(source.dataset)?.columns ?? [];
    const typeOf = (code: string | undefined) => columns.find((each) => each.code === code)?.type;
    if (!rows.has(source.dataset)) return null;
    const time = typeOf(source.on)?.kind === 'timestamp' ? 'timestamp' : 'date';
    const period = periods.get(source.dataset) ?? null;
    // The dates in a subject's own row are known however long ago they are.
    const isOwnRow = source.dataset === fact.subject && source.window.kind === 'last';
    const needed: Window = isOwnRow ? TODAY : source.window;
    if (!this.#time.isCovered(period, needed, time)) return null;
    const types = { fact: fact.type, column: typeOf(source.column) };
    const own = this.#rowsOf(source.dataset, fact.subject, id);
    return referenceMeasure(source, own, types, this.#time);
  }

  #rollup(rollup: Rollup, customer: number): FactValue {
    const { rows } = this.#input;
    const link = rollup.of === 'vehicle' ? 'ownership' : 'lead';
    if (!rows.has(link) || !rows.has(rollup.of)) return null;
    const ids = this.#linked(rollup.of, customer);
    return referenceRollup(
      rollup,
      ids.map((id) => this.#valuesOf(rollup.of, id)),
    );
  }

  #linked(of: 'vehicle' | 'lead', customer: number): number[] {
    const { today } = this.#time;
    const mine = this.#rowsOf(of === 'vehicle' ? 'ownership' : 'lead', 'customer', customer);
    const valid = mine.filter((row) => {
      if (of === 'lead') return true;
      const [from, to] = [row.valid_from ?? null, row.valid_to ?? null];
      return row.role === 'owner' && (from ?? '') <= today && (to === null || to > today);
    });
    const ids = valid.map((row) => row[`${of}_id`] ?? null).filter((id) => typeof id === 'number');
    return [...new Set(ids)];
  }

  /** A vehicle that is owned but not in the population has no values at all. */
  #valuesOf(of: 'vehicle' | 'lead', id: number): LinkedValues {
    if (!this.#isPresent(of, id)) return new Map();
    const { facts, tags } = this.#input.set;
    const codes = [...facts.values(), ...tags.values()].filter((each) => each.subject === of);
    return new Map(codes.map(({ code }) => [code, this.value(of, id, code)]));
  }

  #isPresent(subject: Subject, id: number): boolean {
    return this.population(subject)?.includes(id) ?? false;
  }

  #rowsOf(dataset: string, subject: Subject, id: number): readonly ReferenceRow[] {
    const rows = this.#input.rows.get(dataset) ?? [];
    return rows.filter((row) => row[`${subject}_id`] === id);
  }
}
