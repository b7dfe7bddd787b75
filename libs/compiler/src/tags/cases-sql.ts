import type { CasesRule, Outcome, Reference, ValueType } from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import { allPresent, compileCondition, compileFalseCondition } from '../compile-condition.js';
import type { Dialect } from '../dialects/dialect.js';
import { outcomeSql } from '../outcome-sql.js';

/** Cases as one CASE: the first TRUE one, `else` only when every case is FALSE, else `unknown`. */
export function casesSql(
  rule: CasesRule,
  type: ValueType,
  { dialect, run }: Pick<CompileContext, 'dialect' | 'run'>,
): string {
  const columnOf = ({ code }: Reference) => dialect.identifier(code);
  const outcome = (value: Outcome) => outcomeSql(value, type, dialect);
  const isTrue = rule.cases.map(({ when }) => compileCondition(when, run, columnOf, dialect));
  const isFalse = rule.cases.map(({ when }) => compileFalseCondition(when, run, columnOf, dialect));
  const [otherwise, unknown] = [outcome(rule.otherwise), outcome(rule.unknown)];
  const present = allPresent(
    rule.cases.map(({ when }) => when),
    columnOf,
  );
  const allFalse =
    otherwise === unknown
      ? ''
      : `WHEN ${present} THEN ${otherwise} WHEN ${isFalse.join(' AND ')} THEN ${otherwise}`;
  const branches = rule.collect
    ? [`WHEN ${isTrue.join(' OR ')} THEN ${collected(rule, isTrue, dialect)}`]
    : rule.cases.map(({ value }, index) => `WHEN ${isTrue[index] ?? ''} THEN ${outcome(value)}`);
  const sql = `CASE ${branches.join(' ')} ${allFalse} ELSE ${unknown} END`;
  return dialect.cast(sql, type);
}

/** The set of the TRUE cases' codes, each code once, in the order of codes. */
function collected(rule: CasesRule, isTrue: readonly string[], dialect: Dialect): string {
  const conditions = new Map<string, string[]>();
  rule.cases.forEach(({ value }, index) => {
    for (const code of Array.isArray(value) ? (value as readonly string[]) : []) {
      conditions.set(code, [...(conditions.get(code) ?? []), isTrue[index] ?? '']);
    }
  });
  const codes = [...conditions.keys()].sort();
  const lists = codes.map((code) => {
    const condition = conditions.get(code)?.join(' OR ') ?? '';
    return `CASE WHEN ${condition} THEN ${dialect.codes([code])} ELSE ${dialect.codes([])} END`;
  });
  return lists.length === 0 ? dialect.codes([]) : dialect.concatenate(lists);
}
