import type { Command } from 'commander';
import { systemClock } from '@tagwright/kernel';
import { parseAsOf } from '@tagwright/materialization';
import { executeRun } from '../execute-run.js';
import { loadGoverned } from '../load-governed.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

/** `tagwright run`: facts, tags, snapshot, publication. */
export function addRun(program: Command): void {
  program
    .command('run')
    .description('Compute facts and tags from the active datasets and publish a snapshot.')
    .option('--as-of <date>', 'look from this day (2026-01-01) or instant (with offset)')
    .option('--json', 'one line of JSON', false)
    .action(async (options: { asOf?: string; json: boolean }) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services, config }) => {
        const asOf =
          options.asOf === undefined
            ? undefined
            : parseAsOf(options.asOf, config.zone, systemClock);
        await loadGoverned(services, config, output);
        const request = {
          kind: 'materialize',
          params: options.asOf === undefined ? {} : { asOf: options.asOf },
          ...(asOf === undefined ? {} : { asOf }),
          zone: config.zone,
        } as const;
        const run = await executeRun(services, request, output);
        output.result({ runId: run.id, ...run.result }, [
          `Run ${run.id} published snapshot ${String(run.result?.snapshotId)}.`,
          `Content digest ${String(run.result?.contentDigest)}`,
        ]);
      });
    });
}
