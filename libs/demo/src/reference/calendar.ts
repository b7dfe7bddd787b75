/** First day that the demo's systems cover. */
export const PERIOD_FROM = '2021-01-01';
/** First day after the demo's data: nothing in it happens on or after this day. */
export const PERIOD_TO = '2026-01-01';

/** First day of the Spring Festival, by year. */
const SPRING_FESTIVALS: readonly string[] = [
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
];

/** SQL: days from `day` to the nearest Spring Festival that is at most 60 days ahead or 25 past. */
export function daysToSpringFestival(day: string): string {
  const cases = SPRING_FESTIVALS.map(
    (first) =>
      `WHEN ${day} BETWEEN DATE '${first}' - 60 AND DATE '${first}' + 25 THEN DATE '${first}' - ${day}`,
  );
  return `(CASE ${cases.join(' ')} END)`;
}
