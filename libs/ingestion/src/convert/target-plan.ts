import { duckDbType } from '@tagwright/compiler';
import { sqlIdentifier, sqlText, sqlTexts } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import type { ColumnView, DatasetView } from '@tagwright/rules';
import type {
  ColumnMapping,
  LinkColumn,
  RowFilter,
  TargetMapping,
} from '../mapping/source-mapping.js';
import { keySteps, valueSteps } from './column-pipeline.js';
import { conversionSql, type ConversionContext, type StepSql } from './conversion-sql.js';
import { LayeredSelect } from './layered-select.js';
import { isMasked, maskSql } from './mask-sql.js';
import { typedLiteral } from './typed-literal.js';

/** What the conversion of one target knows around it. */
export interface TargetContext extends ConversionContext {
  /** SQL name of a raw column in the relation of the file. */
  readonly raw: (column: string) => string;
  /** SQL condition that a key is no single value but an object or a list. */
  readonly nested: (key: string) => string;
  /** Digest of a normalised shared key. */
  readonly digest: (kind: string, value: string) => string;
}

/** One column that can go wrong, in the order of its bit in `_bad`. */
interface CheckedColumn {
  /** As the source calls it. */
  readonly column: string;
  readonly reason: string;
  /** The raw text for the quarantine, masked where it is personal. */
  readonly shown: string;
  readonly scope: 'row' | 'value';
}

/** The conversion of one target as SQL; `over` takes the relation of raw rows. */
export interface TargetPlan {
  /** Every row that passes the filter, converted, with `_file`, `_row` and `_bad`. */
  readonly rows: (relation: string) => string;
  /** The same rows with the reasons instead: for those that are bad. */
  readonly reasons: (relation: string) => string;
  readonly filter: string;
  readonly checked: readonly CheckedColumn[];
  /** Bits of the columns whose failure costs the row. */
  readonly rowMask: number;
  readonly links: readonly PlannedLink[];
  /** Names of the preference columns, most important first. */
  readonly orders: readonly string[];
}

export interface PlannedLink {
  readonly column: string;
  readonly link: LinkColumn;
  /** Columns of the converted rows. */
  readonly key: string;
  readonly digest: string | null;
  /** Whether a row without the subject is useless. */
  readonly required: boolean;
}

const MAX_CHECKED = 50;

/** Plans how a target's columns are computed from the raw texts of its file. */
export function planTarget(
  target: TargetMapping,
  dataset: DatasetView,
  context: TargetContext,
): TargetPlan {
  const planner = new Planner(dataset, context);
  for (const [code, mapping] of Object.entries(target.columns)) planner.column(code, mapping);
  const orders = target.survivorship.order.map((order, index) =>
    planner.order(`o:${index}`, order.column, keySteps(order.convert, context)),
  );
  return planner.finish(target.where, orders);
}

class Planner {
  private readonly layers = new LayeredSelect();
  private readonly outputs: string[] = [];
  private readonly checked: CheckedColumn[] = [];
  private readonly links: PlannedLink[] = [];

  constructor(
    private readonly dataset: DatasetView,
    private readonly context: TargetContext,
  ) {}

  column(code: string, mapping: ColumnMapping): void {
    const column = this.dataset.columns.find((candidate) => candidate.code === code);
    if (!column)
      throw new DomainError('unknown_column', `No column ${code}.`, { kind: 'internal' });
    if (mapping.kind === 'constant') {
      this.output(code, typedLiteral(String(mapping.value), column.type));
      return;
    }
    if (mapping.kind === 'link') {
      this.link(column, mapping);
      return;
    }
    const raw = this.context.raw(mapping.column);
    const end = this.layers.add(raw, valueSteps(mapping, column, this.context));
    this.output(code, `CAST(${end.value} AS ${duckDbType(column.type)})`);
    this.check(column, mapping.column, end, mapping.onError === 'row');
  }

  order(name: string, column: string, steps: Parameters<LayeredSelect['add']>[1]): string {
    this.output(name, this.layers.add(this.context.raw(column), steps).value);
    return name;
  }

  finish(where: RowFilter | null, orders: readonly string[]): TargetPlan {
    if (this.checked.length > MAX_CHECKED) {
      throw new DomainError('too_many_columns', `More than ${MAX_CHECKED} columns in a target.`);
    }
    const filter = where ? filterSql(where, this.context) : 'true';
    const bits = this.checked.map(
      ({ reason }, bit) => `CASE WHEN ${reason} IS NULL THEN 0 ELSE ${2 ** bit} END`,
    );
    const bad = bits.length === 0 ? '0' : bits.join(' + ');
    const reasons = this.checked.flatMap(({ reason, shown }, bit) => [
      `${reason} AS "reason:${bit}"`,
      `${shown} AS "shown:${bit}"`,
    ]);
    const kept = (relation: string): string => `(SELECT * FROM ${relation} WHERE ${filter})`;
    const select = (list: readonly string[], relation: string): string =>
      `SELECT ${list.join(', ')} FROM ${this.layers.over(kept(relation))}`;
    return {
      rows: (relation) =>
        select(['_file', '_row', `CAST(${bad} AS BIGINT) AS _bad`, ...this.outputs], relation),
      reasons: (relation) => select(['_file', '_row', '_line', ...reasons], relation),
      filter,
      checked: this.checked,
      rowMask: this.checked.reduce(
        (mask, { scope }, bit) => mask + (scope === 'row' ? 2 ** bit : 0),
        0,
      ),
      links: this.links,
      orders,
    };
  }

  private link(column: ColumnView, link: LinkColumn): void {
    const raw = this.context.raw(link.key);
    const key = `k:${column.code}`;
    const steps = [this.single(link.key), ...keySteps(link.convert, this.context)];
    const end = this.layers.add(raw, steps);
    this.output(key, end.value);
    this.check(column, link.key, end, true);
    const digest = link.shared ? `d:${column.code}` : null;
    if (link.shared && digest !== null) this.output(digest, this.digest(link.shared));
    const required = column.required || this.dataset.key.includes(column.code);
    this.links.push({ column: column.code, link, key, digest, required });
  }

  private digest({ column, as }: NonNullable<LinkColumn['shared']>): string {
    const normalise = as === 'vin' ? { op: as, check: false } : as === 'text' ? null : { op: as };
    const steps = [this.single(column), ...keySteps([], this.context)];
    if (normalise) steps.push(conversionSql(normalise, this.context));
    return this.context.digest(as, this.layers.add(this.context.raw(column), steps).value);
  }

  /** The spelling of an object or a list is not a key that anybody gave. */
  private single(key: string): StepSql {
    const nested = this.context.nested(key);
    return nested === 'false'
      ? {}
      : { reason: () => `CASE WHEN ${nested} THEN 'nested_key' END`, value: (v) => v };
  }

  private check(
    column: ColumnView,
    source: string,
    end: { value: string; reason: string },
    strict: boolean,
  ): void {
    const needed = column.required || this.dataset.key.includes(column.code);
    const missing = `CASE WHEN ${end.value} IS NULL THEN 'required_missing' END`;
    const reason = needed ? `coalesce(${end.reason}, ${missing})` : end.reason;
    if (reason === 'NULL') return;
    const raw = this.context.raw(source);
    const shown = isMasked(column) ? maskSql(raw) : `left(${raw}, 200)`;
    const scope = needed || strict ? 'row' : 'value';
    this.checked.push({ column: source, reason, shown, scope });
  }

  private output(name: string, expression: string): void {
    this.outputs.push(`${expression} AS ${sqlIdentifier(name)}`);
  }
}

/** A filter over raw texts; a missing text only ever satisfies `isMissing`. */
function filterSql(filter: RowFilter, context: TargetContext): string {
  if ('all' in filter)
    return `(${filter.all.map((part) => filterSql(part, context)).join(' AND ')})`;
  if ('any' in filter)
    return `(${filter.any.map((part) => filterSql(part, context)).join(' OR ')})`;
  const raw = context.raw(filter.column);
  switch (filter.operator) {
    case 'isMissing':
      return `${raw} IS NULL`;
    case 'isPresent':
      return `${raw} IS NOT NULL`;
    case 'equal':
      return `coalesce(${raw} = ${sqlText(filter.values[0] ?? '')}, false)`;
    case 'notEqual':
      return `coalesce(${raw} <> ${sqlText(filter.values[0] ?? '')}, false)`;
    case 'in':
      return `coalesce(${raw} IN (${sqlTexts(filter.values)}), false)`;
    case 'notIn':
      return `coalesce(${raw} NOT IN (${sqlTexts(filter.values)}), false)`;
  }
}
