import { SESSIONS } from './expert-settings.js';
import type { ExpertDatabase, SqlValues } from './expert-database.js';

/**
 * The expert's work. Each file runs once for every slice of the ids, all slices side by side; what
 * a stage gives is whole before the next one reads it.
 */
const STAGES = [
  { files: ['1-vehicle.sql', '2-lead-event.sql'], gives: ['expert_vehicle', 'lead_event_90d'] },
  {
    files: ['3-person.sql', '4-lead.sql', '5-customer.sql'],
    gives: ['expert_lead', 'expert_customer'],
  },
];
const SLICED = { vehicle: 'vehicle', lead: 'lead', customer: 'customer_link' };
const RUNS = 3;

/** What the expert's SQL asks for by name. */
export interface ExpertTime {
  /** The day of the run in its zone, YYYY-MM-DD. */
  readonly as_of_day: string;
  /** The instant of the run, ISO. */
  readonly as_of: string;
  readonly zone: string;
}

/** Median seconds of three runs over loaded tables; the results of the last one stay. */
export async function timeExpert(
  expert: ExpertDatabase,
  time: ExpertTime,
  onProgress: (line: string) => void,
): Promise<number> {
  const sources = new Set((await expert.tables()).keys());
  const totals: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await dropResults(expert, sources);
    await expert.client.query('CHECKPOINT');
    const start = performance.now();
    const stages = await runStages(expert, time);
    const seconds = (performance.now() - start) / 1000;
    onProgress(`expert SQL: ${seconds.toFixed(2)} s (${stages.join(', ')})`);
    totals.push(seconds);
  }
  return totals.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

async function runStages(expert: ExpertDatabase, time: ExpertTime): Promise<string[]> {
  const slices = await sliceIds(expert);
  const start = performance.now();
  const done: string[] = [];
  for (const { files, gives } of STAGES) {
    await Promise.all(
      slices.map(async (slice, session) => {
        for (const file of files) {
          await expert.run(file, { ...time, ...slice }, session);
          done.push(`${file} by ${((performance.now() - start) / 1000).toFixed(2)} s`);
        }
      }),
    );
    for (const table of gives) await unite(expert, table);
  }
  return done;
}

/** Bounds of one range of ids per session: its first id and the first one after it. */
async function sliceIds({ client }: ExpertDatabase): Promise<SqlValues[]> {
  const slices = Array.from({ length: SESSIONS }, (_, slice): Record<string, number> => ({
    slice,
  }));
  for (const [subject, table] of Object.entries(SLICED)) {
    const { rows } = await client.query<{ least: string; most: string }>(
      `SELECT coalesce(min(${subject}_id), 0) AS least, coalesce(max(${subject}_id), 0) AS most
       FROM ${table}`,
    );
    const [least, most] = [Number(rows[0]?.least), Number(rows[0]?.most)];
    const width = Math.ceil((most + 1 - least) / SESSIONS);
    slices.forEach((slice, index) => {
      slice[`${subject}_first`] = least + index * width;
      slice[`${subject}_after`] = least + (index + 1) * width;
    });
  }
  return slices;
}

async function unite({ client }: ExpertDatabase, table: string): Promise<void> {
  const slices = Array.from({ length: SESSIONS }, (_, slice) => `SELECT * FROM ${table}_${slice}`);
  await client.query(`CREATE VIEW ${table} AS ${slices.join(' UNION ALL ')}`);
}

async function dropResults(expert: ExpertDatabase, sources: ReadonlySet<string>): Promise<void> {
  const results = [...(await expert.tables()).keys()].filter((table) => !sources.has(table));
  const tables = results.filter((table) => /_\d+$/.test(table));
  if (tables.length > 0) await expert.client.query(`DROP TABLE ${tables.join(', ')} CASCADE`);
}
