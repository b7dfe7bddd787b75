import type { TagDefinition } from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import { casesSql } from './cases-sql.js';
import { scoreSql, scoreValueSql, sumSql } from './scorecard-sql.js';
import { treeSql } from './tree-sql.js';

type SqlContext = Pick<CompileContext, 'dialect' | 'run'>;

/** A scorecard's sum; a score comes in steps, since engines repeat a part each time it is written. */
export function sumColumn({ code, rule }: TagDefinition, context: SqlContext): string[] {
  if (rule.kind !== 'scorecard') return [];
  return [`${sumSql(rule, context)} AS ${context.dialect.identifier(`$sum_${code}`)}`];
}

/** The score that a scorecard makes of its sum. */
export function scoreColumn({ code, rule }: TagDefinition, { dialect }: SqlContext): string[] {
  if (rule.kind !== 'scorecard') return [];
  const score = scoreSql(dialect.identifier(`$sum_${code}`), rule, dialect);
  return [`${score} AS ${dialect.identifier(`$score_${code}`)}`];
}

/** A tag as a column over facts, tags of earlier levels, and its own score; none for what is gathered. */
export function tagColumn(tag: TagDefinition, context: SqlContext): string[] {
  const { code, rule, type } = tag;
  const { dialect } = context;
  const named = (sql: string) => [`${sql} AS ${dialect.identifier(code)}`];
  switch (rule.kind) {
    case 'rollup':
    case 'imported':
      return [];
    case 'scorecard':
      return named(scoreValueSql(dialect.identifier(`$score_${code}`), rule, type, dialect));
    case 'tree':
      return named(treeSql(rule, type, context));
    case 'value':
      return named(dialect.cast(dialect.identifier(rule.input.code), type));
    case 'rule':
    case 'table':
      return named(casesSql(rule, type, context));
  }
}
