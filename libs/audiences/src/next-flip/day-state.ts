import { compilePlan, type Plan, type PlanInput } from '@tagwright/compiler';
import { sqlIdentifier, type Engine } from '@tagwright/engines';
import {
  conditionLeaves,
  conditionState,
  OPERATORS,
  readRunTime,
  ruleConditions,
  type Condition,
  type DefinitionSet,
  type FactValue,
  type LeafCondition,
  type RunTime,
  type TagDefinition,
} from '@tagwright/rules';
import { readValue } from '../read-value.js';
import { trendOf } from './day-trend.js';
import { laterInput } from './later-input.js';
import { plannedValue } from './value-on-day.js';

/** What a tag's value rests on, on one day. */
export interface DayState {
  readonly day: number;
  readonly value: FactValue;
  /** Where each value lies between the thresholds that it is compared with; equal as texts. */
  readonly signature: string;
  /** The dates that are compared with the day itself, by fact. */
  readonly dated: ReadonlyMap<string, readonly FactValue[]>;
}

/** Evaluates a tag of one subject on later days, and tells whether anything can turn between two. */
export class DayStates {
  private readonly leaves: readonly LeafCondition[];
  private readonly known = new Map<number, Promise<DayState>>();
  private made: ReadonlySet<string> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly input: PlanInput,
    private readonly run: RunTime,
    private readonly tag: TagDefinition,
    private readonly id: number,
  ) {
    this.leaves = valueConditions(input.set).flatMap((condition) => conditionLeaves(condition));
  }

  get evaluated(): number {
    return this.known.size;
  }

  /** Whether values move in ways that let days be skipped. */
  get canSkip(): boolean {
    const { facts, tags } = this.input.set;
    return [...facts.keys(), ...tags.keys()].every(
      (code) => trendOf(code, this.input.set) !== 'any',
    );
  }

  on(day: number): Promise<DayState> {
    const known = this.known.get(day) ?? this.evaluate(day);
    this.known.set(day, known);
    return known;
  }

  /**
   * Whether every comparison has one answer from one day to the other, provided that no row enters
   * or leaves a window: each value moves one way only, so equal ends leave nothing between them.
   */
  isSettled(from: DayState, to: DayState): boolean {
    if (from.signature !== to.signature) return false;
    if (JSON.stringify(from.value) !== JSON.stringify(to.value)) return false;
    return this.leaves
      .filter(({ operator }) => OPERATORS[operator].reach !== undefined)
      .every((leaf) => this.isConstant(leaf, from, to));
  }

  private isConstant(leaf: LeafCondition, from: DayState, to: DayState): boolean {
    const { code } = leaf.reference;
    return (from.dated.get(code) ?? []).every((value) => {
      const states = new Set<string>();
      for (let day = from.day; day <= to.day; day += 1) {
        states.add(conditionState(leaf, new Map([[code, value]]), this.at(day)));
        if (states.size > 1) return false;
      }
      return true;
    });
  }

  private at(day: number): RunTime {
    const { zoned, zone } = this.run;
    return readRunTime(zoned.add({ days: day }).toInstant().toString(), zone);
  }

  private async evaluate(day: number): Promise<DayState> {
    const plan = compilePlan(laterInput(this.input, this.run, day));
    const value = await plannedValue(this.engine, plan, this.tag, this.id);
    const columns = await this.columns(plan);
    const parts = [...columns].map(([code, values]) => [code, this.regions(code, values)]);
    return { day, value, signature: JSON.stringify(parts), dated: columns };
  }

  /** The values of every fact and tag, of every vehicle and lead that bears on the subject. */
  private async columns({ facts, stages }: Plan): Promise<Map<string, FactValue[]>> {
    const found = new Map<string, FactValue[]>();
    const tables = [
      ...facts.map(({ subject, ...table }) => ({ ...table, name: `facts.${subject}` })),
      ...stages.map(({ table: name, ...table }) => ({ ...table, name })),
    ];
    this.made ??= await this.tables();
    for (const { name, idColumn, columns } of tables) {
      if (!this.made.has(name)) continue;
      const list = [idColumn, ...columns.map(({ code }) => code)].map(sqlIdentifier).join(', ');
      const rows = await this.engine.query(
        `SELECT ${list} FROM ${name.split('.').map(sqlIdentifier).join('.')} ORDER BY 1`,
      );
      for (const { code, type } of columns) {
        found.set(
          code,
          rows.map((row) => readValue(row[code], type)),
        );
      }
      found.set(
        name,
        rows.map((row) => readValue(row[idColumn], { kind: 'integer' })),
      );
    }
    return found;
  }

  /** What the plan of any day makes; a plan that is not asked for a table leaves it out. */
  private async tables(): Promise<ReadonlySet<string>> {
    const rows = await this.engine.query(
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables`,
    );
    return new Set(rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])));
  }

  /** What a value is compared with, also where it is passed on; see the trend `follows`. */
  private bounds(code: string): NonNullable<FactValue>[] {
    const own = this.leaves
      .filter(({ reference }) => reference.code === code)
      .flatMap(({ operand }) => {
        if (operand.shape === 'one') return [operand.value];
        if (operand.shape === 'range') return [operand.from, operand.to];
        return operand.shape === 'list' ? [...operand.values] : [];
      });
    return [...own, ...takersOf(code, this.input.set).flatMap((taker) => this.bounds(taker))];
  }

  /** Still values as they are; others by the thresholds below and at them. */
  private regions(code: string, values: readonly FactValue[]): unknown {
    if (trendOf(code, this.input.set) === 'still') return values;
    const bounds = this.bounds(code);
    return values.map((value) => {
      if (value === null) return null;
      return bounds.map((bound) => (value < bound ? -1 : value > bound ? 1 : 0));
    });
  }
}

/** Codes of what passes a value on as it is, or picks it from several. */
function takersOf(code: string, { facts, tags }: DefinitionSet): string[] {
  const ofFacts = [...facts.values()].filter(({ source }) => {
    if (source.kind === 'inherit') return source.fact === code;
    return source.kind === 'rollup' && source.rollup.input?.code === code;
  });
  const ofTags = [...tags.values()].filter(({ rule }) => {
    if (rule.kind === 'value') return rule.input.code === code;
    return rule.kind === 'rollup' && rule.rollup.input?.code === code;
  });
  return [...ofFacts, ...ofTags].map((each) => each.code);
}

/** The conditions over facts and tags; those over rows are no part of them. */
function valueConditions({ facts, tags }: DefinitionSet): Condition[] {
  const ofFacts = [...facts.values()].flatMap(({ source }) => {
    if (source.kind === 'derived') return source.when ?? [];
    return source.kind === 'rollup' ? (source.rollup.where ?? []) : [];
  });
  return [...ofFacts, ...[...tags.values()].flatMap(({ rule }) => ruleConditions(rule))];
}
