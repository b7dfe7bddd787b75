import { isTimeZone, type Diagnostic, type Words } from '@tagwright/kernel';
import { checkScheduleOrder } from './check-schedule-order.js';
import { checkShape } from './check-shape.js';
import { cronProblem } from './cron-times.js';
import type { GovernanceFile } from './governance-file.js';
import type { LocatedSchedule } from './located-schedule.js';
import type { Schedule, ScheduledTask } from './schedule.js';
import { scheduleShape } from './shapes.js';
import { YamlDocument } from './yaml-document.js';

/** What a schedule may refer to. */
export interface ScheduleReferences {
  readonly datasets: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

interface WrittenSchedule {
  readonly schedule: string;
  readonly name: Words;
  readonly kind: ScheduledTask['kind'];
  readonly source?: string;
  readonly directory?: string;
  readonly staleAfter?: string;
  readonly cron?: string;
  readonly zone?: string;
  readonly onArrival?: readonly string[];
  readonly after?: readonly string[];
}

/** Keys that belong to one kind of task only. */
const OWN_KEYS = {
  ingest: ['source', 'directory'],
  materialize: ['staleAfter', 'onArrival'],
  collect: [],
} as const;
const EVERY_OWN_KEY = Object.values(OWN_KEYS).flat();

const SECONDS = { m: 60, h: 3_600, d: 86_400 } as const;

/** Schedules from their YAML files, checked against each other, sources and datasets. */
export function parseSchedules(
  files: readonly GovernanceFile[],
  references: ScheduleReferences,
  diagnostics: Diagnostic[],
): Schedule[] {
  const documents = files.map((file) => new YamlDocument(file));
  const located = documents.flatMap((document) => readDocument(document, references) ?? []);
  checkScheduleOrder(located);
  diagnostics.push(...documents.flatMap((document) => document.diagnostics));
  return located
    .filter(({ document }) => document.diagnostics.length === 0)
    .map(({ schedule }) => schedule);
}

function readDocument(
  document: YamlDocument,
  references: ScheduleReferences,
): LocatedSchedule | undefined {
  if (!checkShape(document, scheduleShape)) return undefined;
  const written = document.value as WrittenSchedule;
  checkKeys(document, written);
  checkTiming(document, written);
  checkReferences(document, written, references);
  return { document, schedule: toSchedule(written) };
}

function checkKeys(document: YamlDocument, written: WrittenSchedule): void {
  const own: readonly string[] = OWN_KEYS[written.kind];
  for (const key of EVERY_OWN_KEY) {
    if (own.includes(key) || written[key] === undefined) continue;
    const message = `A schedule of kind ${written.kind} has no "${key}".`;
    document.report({ code: 'unknown_key', message }, [key]);
  }
  if (written.kind !== 'ingest') return;
  for (const key of OWN_KEYS.ingest) {
    if (written[key] !== undefined) continue;
    document.report({ code: 'missing_key', message: `The key "${key}" is missing.` }, []);
  }
}

function checkTiming(document: YamlDocument, { cron, zone, onArrival }: WrittenSchedule): void {
  if (cron === undefined && onArrival === undefined) {
    const message = 'Nothing says when this is due: give cron and zone, or onArrival.';
    document.report({ code: 'never_due', message }, ['schedule']);
  }
  if ((cron === undefined) !== (zone === undefined)) {
    const message = 'cron and zone belong together: a time is a time in some zone.';
    document.report({ code: 'cron_without_zone', message }, [zone === undefined ? 'cron' : 'zone']);
  }
  if (zone !== undefined && !isTimeZone(zone)) {
    const message = `"${zone}" is not the name of an IANA time zone such as Asia/Shanghai.`;
    document.report({ code: 'unknown_zone', message }, ['zone']);
  } else if (cron !== undefined) {
    const problem = cronProblem({ expression: cron, zone: zone ?? 'UTC' });
    if (problem !== null) document.report({ code: 'bad_cron', message: problem }, ['cron']);
  }
}

function checkReferences(
  document: YamlDocument,
  { source, onArrival = [] }: WrittenSchedule,
  { datasets, sources }: ScheduleReferences,
): void {
  if (source !== undefined && !sources.has(source)) {
    document.report({ code: 'unknown_source', message: `There is no source "${source}".` }, [
      'source',
    ]);
  }
  onArrival.forEach((dataset, index) => {
    if (datasets.has(dataset)) return;
    const message = `There is no dataset "${dataset}".`;
    document.report({ code: 'unknown_dataset', message }, ['onArrival', index]);
  });
}

function toSchedule(written: WrittenSchedule): Schedule {
  const { schedule, name, cron, zone, onArrival = [], after = [] } = written;
  return {
    schedule,
    name,
    task: taskOf(written),
    cron: cron === undefined || zone === undefined ? null : { expression: cron, zone },
    onArrival,
    after,
  };
}

function taskOf({ kind, source = '', directory = '', staleAfter }: WrittenSchedule): ScheduledTask {
  switch (kind) {
    case 'ingest':
      return { kind, source, directory };
    case 'materialize':
      return { kind, staleAfterSeconds: staleAfter === undefined ? null : secondsOf(staleAfter) };
    case 'collect':
      return { kind };
  }
}

/** @param text of the shape `26h`, which the file's shape has made sure of */
function secondsOf(text: string): number {
  const unit = text.at(-1) as keyof typeof SECONDS;
  return Number(text.slice(0, -1)) * SECONDS[unit];
}
