import type { PlanInput, SuppliedDataset } from '@tagwright/compiler';
import type { RunTime } from '@tagwright/rules';
import { Temporal } from 'temporal-polyfill';

/**
 * What a run would read so many days later if no row came: the same rows, and every dataset as far
 * behind the run as it is now, so that what is covered stays covered.
 */
export function laterInput(input: PlanInput, { zoned, zone }: RunTime, days: number): PlanInput {
  const asOf = zoned.add({ days }).toInstant().toString();
  const supplied = input.supplied.map((each): SuppliedDataset => {
    const { period } = each;
    if (period === null) return each;
    return { ...each, period: { from: period.from, to: later(period.to, zone, days) } };
  });
  return { ...input, asOf, supplied };
}

function later(text: string, zone: string, days: number): string {
  if (!text.includes('T')) return Temporal.PlainDate.from(text).add({ days }).toString();
  const instant = Temporal.Instant.from(text).toZonedDateTimeISO(zone);
  return instant.add({ days }).toInstant().toString();
}
