import { Cron } from 'croner';

/** When something is due by the clock on the wall of one time zone. */
export interface CronTiming {
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly expression: string;
  /** IANA name. */
  readonly zone: string;
}

const FIVE_FIELDS = /^\S+(?: \S+){4}$/;

/** Why an expression cannot be used, as a sentence; null when it can. */
export function cronProblem({ expression, zone }: CronTiming): string | null {
  if (!FIVE_FIELDS.test(expression)) {
    return 'A cron expression has five fields with one blank between them, such as "30 2 * * *".';
  }
  try {
    return open({ expression, zone }).nextRun(new Date()) === null
      ? 'This cron expression never comes due.'
      : null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : '';
    return `This cron expression cannot be read: ${reason}`;
  }
}

/**
 * The next times strictly after an instant, earliest first. Where clocks go forward, a fixed time in
 * the gap is due at the first minute after it; where they go back, a fixed time is due once, the
 * first time it is shown, while an interval such as every half hour goes on through both hours.
 */
export function cronTimes(timing: CronTiming, after: Date, count: number): Date[] {
  return open(timing).nextRuns(count, after);
}

function open({ expression, zone }: CronTiming): Cron {
  return new Cron(expression, { timezone: zone, mode: '5-part', paused: true });
}
