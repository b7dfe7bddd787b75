import {
  conditionState,
  explainTag,
  dependenciesOf,
  IMPORTED_LABELS,
  type ComparisonSource,
  type FactDefinition,
  type FactValue,
  type MeasureSource,
  type Rollup,
  type SequenceSource,
  type SequenceStep,
  type Subject,
  type TagDefinition,
  type ValueType,
  type Window,
} from '@tagwright/rules';
import type { ReferenceInput, ReferenceRow } from './reference-data.js';
import { referenceImported } from './reference-imported.js';
import { referenceComparison } from './reference-comparison.js';
import { countedRows, referenceMeasure } from './reference-measure.js';
import { evaluateNumber, evaluateOther, held } from './reference-number.js';
import { referenceRollup, type LinkedValues } from './reference-rollup.js';
import { referenceSequence } from './reference-sequence.js';
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
        return this.#measure(subject, source, id, type);
      case 'comparison':
        return this.#comparison(fact, source, id);
      case 'sequence':
        return this.#sequence(subject, source, id);
      case 'attribute':
        return this.#rowsOf(source.dataset, subject, id)[0]?.[source.column] ?? null;
      case 'inherit': {
        const customer = this.#rowsOf('lead', 'lead', id)[0]?.customer_id ?? null;
        const isKnown = typeof customer === 'number' && this.#isPresent('customer', customer);
        return isKnown ? this.value('customer', customer, source.fact) : null;
      }
      case 'derived': {
        if (source.when !== undefined) {
          const given = dependenciesOf(fact).map(
            (each) => [each, this.value(subject, id, each)] as const,
          );
          if (conditionState(source.when, new Map(given), this.#time.run) !== 'true') return null;
        }
        const values = {
          today: this.#time.today,
          fact: (code: string) => this.value(subject, id, code),
        };
        return type.kind === 'integer' || type.kind === 'decimal'
          ? held(evaluateNumber(source.expression, values), type)
          : evaluateOther(source.expression, values);
      }
      case 'rollup':
        return this.#rollup(source.rollup, id, type);
    }
  }

  #tag(tag: TagDefinition, id: number): FactValue {
    if (tag.rule.kind === 'imported') {
      const rows = this.#rowsOf(IMPORTED_LABELS, tag.subject, id);
      const { codeLists } = this.#input.catalog;
      return referenceImported(tag.rule, tag.type, rows, codeLists, this.#time);
    }
    if (tag.rule.kind === 'rollup') return this.#rollup(tag.rule.rollup, id, tag.type);
    const inputs = dependenciesOf(tag).map(
      (code) => [code, this.value(tag.subject, id, code)] as const,
    );
    return explainTag(tag, new Map(inputs), this.#time.run).value;
  }

  #measure(subject: Subject, source: MeasureSource, id: number, type: ValueType): FactValue {
    const rows = this.#measuredRows(subject, source, id);
    if (rows === undefined) return null;
    const types = { fact: type, column: this.#columnType(source) };
    return referenceMeasure(source, rows, types, this.#time);
  }

  /** The subject's rows of a dataset that covers the window; undefined where it does not. */
  #measuredRows(
    subject: Subject,
    { dataset, window, on }: MeasureSource,
    id: number,
  ): readonly ReferenceRow[] | undefined {
    const { periods, rows } = this.#input;
    if (!rows.has(dataset)) return undefined;
    const time = this.#typeOf(dataset, on)?.kind === 'timestamp' ? 'timestamp' : 'date';
    // The dates in a subject's own row are known however long ago they are.
    const endsToday = window.kind === 'last' || (window.kind === 'calendar' && window.back === 0);
    const needed = dataset === subject && endsToday ? TODAY : window;
    const start = window.kind === 'since' ? this.value(subject, id, window.fact) : undefined;
    if (start === null) return undefined;
    const day = start === undefined ? undefined : String(start);
    if (!this.#time.isCovered(periods.get(dataset) ?? null, needed, time, day)) return undefined;
    const own = this.#rowsOf(dataset, subject, id);
    if (day === undefined) return own;
    return own.filter((row) => this.#dayOf(row[on ?? ''] ?? null) >= day);
  }

  /** The local day of a date or an instant; before all days, if it is missing. */
  #dayOf(value: FactValue): string {
    if (typeof value !== 'string') return '';
    return value.includes('T') ? this.#time.localDay(value) : value;
  }

  #comparison({ subject, type }: FactDefinition, source: ComparisonSource, id: number): FactValue {
    return referenceComparison(source, type, {
      measure: (each, exact) => this.#measure(subject, each, id, exact),
      columnType: (each) => this.#columnType(each),
      run: this.#time.run,
      rows: (each) => {
        const rows = this.#measuredRows(subject, each, id);
        return rows && countedRows(each, rows, this.#time);
      },
    });
  }

  #sequence(subject: Subject, source: SequenceSource, id: number): FactValue {
    const { first, second, window } = source;
    const counted = { kind: 'measure', operation: 'count' } as const;
    const firsts = this.#measuredRows(subject, { ...counted, ...first, window }, id);
    const time = this.#typeOf(second.dataset, second.on)?.kind === 'timestamp';
    const period = this.#input.periods.get(second.dataset) ?? null;
    const isKnown = this.#time.isFollowed(period, window, time ? 'timestamp' : 'date');
    if (firsts === undefined || !this.#input.rows.has(second.dataset) || !isKnown) return null;
    const daysOf = (step: SequenceStep, within: Window, rows: readonly ReferenceRow[]) =>
      countedRows({ ...counted, ...step, window: within }, rows, this.#time).map((row) =>
        this.#dayOf(row[step.on] ?? null),
      );
    const seconds = this.#rowsOf(second.dataset, subject, id);
    return referenceSequence(
      source,
      daysOf(first, window, firsts),
      daysOf(second, { kind: 'ever' }, seconds),
      this.#time.today,
    );
  }

  #columnType({ dataset, column }: MeasureSource): ValueType | undefined {
    return this.#typeOf(dataset, column);
  }

  #typeOf(dataset: string, column: string | undefined): ValueType | undefined {
    const columns = this.#input.catalog.datasets.get(dataset)?.columns ?? [];
    return columns.find(({ code }) => code === column)?.type;
  }

  #rollup(rollup: Rollup, customer: number, type: ValueType): FactValue {
    const { rows } = this.#input;
    const link = rollup.of === 'vehicle' ? 'ownership' : 'lead';
    if (!rows.has(link) || !rows.has(rollup.of)) return null;
    const ids = this.#linked(rollup.of, customer);
    return referenceRollup(
      rollup,
      ids.map((id) => new Map([...this.#valuesOf(rollup.of, id), ['$id', id]])),
      type,
      this.#time.run,
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
