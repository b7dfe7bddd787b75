import { IMPORTED_LABELS, timeAt, type ImportedRule, type TagDefinition } from '@tagwright/rules';
import { catalogColumn, type CompileContext } from '../compile-context.js';
import { ID, lookupById, type FactPart } from '../facts/fact-part.js';
import type { Reads } from '../relations.js';

type ImportedTag = TagDefinition & { readonly rule: ImportedRule };

const COLUMNS = ['customer_id', 'label', 'value', 'provided_date', 'expiry_date', '_seq'];

/** The imported labels among the tags, unless no source supplies any label. */
export function importedTags(
  tags: readonly TagDefinition[],
  { supplied }: Pick<CompileContext, 'supplied'>,
): ImportedTag[] {
  if (!supplied.has(IMPORTED_LABELS)) return [];
  return tags.filter((tag): tag is ImportedTag => tag.rule.kind === 'imported');
}

/** All imported labels as one aggregation: of the valid rows the newest, the last one of a day. */
export function importedPart(
  tags: readonly ImportedTag[],
  context: CompileContext,
  reads: Reads,
): FactPart {
  const { dialect } = context;
  const name = '"$imported"';
  const order = dialect.rowOrder('"provided_date"', 'date', '"_seq"');
  const more = tags.flatMap(({ rule }) => [
    ...(rule.provider === undefined ? [] : ['provider']),
    ...(rule.minConfidence === undefined ? [] : ['confidence']),
  ]);
  const relation = reads.dataset(IMPORTED_LABELS, [...new Set([...COLUMNS, ...more])]);
  const aggregates = tags.map((tag) => {
    const newest = dialect.valueAt('last', '"value"', order, validSql(tag, context));
    return `${dialect.cast(newest, tag.type)} AS ${dialect.identifier(tag.code)}`;
  });
  const sql = `SELECT "customer_id" AS ${ID}, ${aggregates.join(', ')} FROM ${relation} WHERE "customer_id" IS NOT NULL GROUP BY "customer_id"`;
  return {
    ctes: [{ name, sql }],
    lookups: [
      lookupById(
        name,
        tags.map(({ code }) => dialect.identifier(code)),
      ),
    ],
    columns: new Map(tags.map(({ code }) => [code, `${name}.${dialect.identifier(code)}`])),
  };
}

/** Known on the run's day, not expired, and as the rule wants it; codes outside the list are not. */
function validSql({ rule, type }: ImportedTag, context: CompileContext): string {
  const { dialect, run, catalog } = context;
  const day = (text: string) => dialect.literal(text, { kind: 'date' });
  const today = day(timeAt(run, 'date', { days: 0 }));
  const columnType = (column: string) => catalogColumn(IMPORTED_LABELS, column, context).type;
  const parts = [
    `"label" = ${dialect.literal(rule.label, columnType('label'))}`,
    `"provided_date" < ${today}`,
    `("expiry_date" IS NULL OR "expiry_date" > ${today})`,
  ];
  if (type.kind === 'code') {
    const codes = catalog.codeLists.get(type.list)?.codes ?? [];
    parts.push(`"value" IN (${codes.map(({ code }) => dialect.literal(code, type)).join(', ')})`);
  } else {
    parts.push('"value" IS NOT NULL');
  }
  if (rule.provider !== undefined) {
    parts.push(`"provider" = ${dialect.literal(rule.provider, columnType('provider'))}`);
  }
  if (rule.minConfidence !== undefined) {
    const least = dialect.literal(rule.minConfidence, columnType('confidence'));
    parts.push(`"confidence" >= ${least}`);
  }
  if (rule.maxAge !== undefined) {
    const { unit, count } = rule.maxAge;
    parts.push(`"provided_date" >= ${day(timeAt(run, 'date', { [unit]: -count }))}`);
  }
  return parts.join(' AND ');
}
