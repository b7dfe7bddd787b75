/** SQL that shows the first character of a name only: 张三 becomes 张*. */
export function maskedName(column: string): string {
  return `CASE WHEN length(${column}) < 2 THEN repeat('*', length(${column}))
    ELSE left(${column}, 1) || repeat('*', length(${column}) - 1) END`;
}

/** SQL that hides the middle of a mobile number, 138****5678; of anything else everything. */
export function maskedMobile(column: string): string {
  return `CASE WHEN regexp_full_match(${column}, '[0-9]{11}')
    THEN left(${column}, 3) || '****' || right(${column}, 4)
    ELSE repeat('*', length(${column})) END`;
}
