import { Temporal } from 'temporal-polyfill';
import { CLAIMS, keyOf, type Artifact } from './artifact.js';
import type { KeepRule, RetentionPolicy } from './retention-policy.js';

/** Why something is kept, the weightiest first. `input`: something that is claimed was made from it. */
export const KEEP_REASONS = [...CLAIMS, 'input', 'last', 'young', 'month'] as const;
export type KeepReason = (typeof KEEP_REASONS)[number];

/** By key of the artifact; no reason at all: to be collected. */
export type RetentionChoice = ReadonlyMap<string, readonly KeepReason[]>;

const DAY = 86_400_000;

/**
 * Says of everything that still has its files why it is kept. What is being deleted is not asked
 * about any more, and takes no place among the last ones.
 * @param zone of the calendar's months
 */
export function chooseRetention(
  artifacts: readonly Artifact[],
  policy: RetentionPolicy,
  now: Date,
  zone: string,
): RetentionChoice {
  const whole = artifacts.filter(({ deletionStartedAt }) => deletionStartedAt === null);
  const inputs = new Set(
    whole.filter(({ claims }) => claims.length > 0).flatMap((artifact) => artifact.inputs),
  );
  const byRule = [...bySeries(whole).values()].flatMap((series) =>
    keptByRule(series, policy, now, zone),
  );
  const ruled = new Map(byRule);
  return new Map(
    whole.map((artifact) => {
      const key = keyOf(artifact);
      const reasons = new Set<KeepReason>([
        ...artifact.claims,
        ...(inputs.has(key) ? (['input'] as const) : []),
        ...(ruled.get(key) ?? []),
      ]);
      return [key, KEEP_REASONS.filter((reason) => reasons.has(reason))];
    }),
  );
}

function bySeries(artifacts: readonly Artifact[]): Map<string, Artifact[]> {
  const series = new Map<string, Artifact[]>();
  for (const artifact of artifacts) {
    const key = `${artifact.kind} ${artifact.series}`;
    series.set(key, [...(series.get(key) ?? []), artifact]);
  }
  return series;
}

/** What the lines of the policy keep of one series. */
function keptByRule(
  series: readonly Artifact[],
  policy: RetentionPolicy,
  now: Date,
  zone: string,
): [string, KeepReason[]][] {
  const [first] = series;
  if (first === undefined) return [];
  const rule = policy.rules[first.kind];
  const newestFirst = series.filter(({ counts }) => counts).sort(byAge);
  const last = new Set(newestFirst.slice(0, rule.keepLast).map(keyOf));
  const months = lastOfMonths(newestFirst, rule, now, zone);
  return series.map((artifact) => {
    const key = keyOf(artifact);
    const reasons: KeepReason[] = [];
    if (last.has(key)) reasons.push('last');
    if (now.getTime() - artifact.since.getTime() < rule.keepDays * DAY) reasons.push('young');
    if (months.has(key)) reasons.push('month');
    return [key, reasons];
  });
}

function lastOfMonths(
  newestFirst: readonly Artifact[],
  { keepMonths }: KeepRule,
  now: Date,
  zone: string,
): Set<string> {
  const kept = new Map<string, string>();
  if (keepMonths === 0) return new Set();
  const oldest = monthOf(now, zone).subtract({ months: keepMonths - 1 });
  for (const artifact of newestFirst) {
    const month = monthOf(artifact.since, zone);
    if (Temporal.PlainYearMonth.compare(month, oldest) < 0) break;
    if (!kept.has(month.toString())) kept.set(month.toString(), keyOf(artifact));
  }
  return new Set(kept.values());
}

function monthOf(time: Date, zone: string): Temporal.PlainYearMonth {
  return Temporal.Instant.fromEpochMilliseconds(time.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toPlainYearMonth();
}

/** Newest first; of two of one moment the one that was registered later. */
function byAge(a: Artifact, b: Artifact): number {
  return b.since.getTime() - a.since.getTime() || b.id.localeCompare(a.id, 'en', { numeric: true });
}
