import { sqlIdentifier } from '@tagwright/engines';
import type { Subject } from '@tagwright/rules';
import type { Dimension } from './dimensions.js';

/**
 * SQL that counts `cells`, a query with `combo`, `n` and other columns, as a whole (dimension NULL)
 * and by the groups of each dimension.
 */
export function groupedSql(
  subject: Subject,
  dimensions: readonly Dimension[],
  columns: readonly string[],
  cells: string,
): string {
  const list = columns.map((column) => `, ${column}`).join('');
  const whole = `SELECT NULL AS dimension, NULL AS "group"${list}, sum(n)::BIGINT AS n FROM cells GROUP BY ALL`;
  const parts = dimensions.map(
    ({ code }, index) =>
      `SELECT ${index} AS dimension, g.${sqlIdentifier(code)} AS "group"${list}, sum(n)::BIGINT AS n
       FROM cells JOIN dim.${subject}_groups g USING (combo) GROUP BY ALL`,
  );
  return `WITH cells AS MATERIALIZED (${cells}) ${[whole, ...parts].join(' UNION ALL ')}`;
}
