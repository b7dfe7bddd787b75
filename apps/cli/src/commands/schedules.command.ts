import type { Command } from 'commander';
import { ControlScheduleService, ListSchedulesService } from '@tagwright/scheduling';
import { cliActor } from '../cli-actor.js';
import { finishRun } from '../execute-run.js';
import { loadGoverned } from '../load-governed.js';
import { Output } from '../output.js';
import { scheduleLine } from '../schedule-line.js';
import { withSession, type CliSession } from '../with-session.js';

interface Json {
  readonly json: boolean;
}

/** `tagwright schedules`: which runs start by themselves, and when. */
export function addSchedules(program: Command): void {
  const schedules = program
    .command('schedules')
    .description('Runs that start by themselves: list, pause, resume, start now.');
  addList(schedules);
  addPause(schedules);
  addResume(schedules);
  addRunNow(schedules);
}

function addList(schedules: Command): void {
  schedules
    .command('list', { isDefault: true })
    .description('Show every schedule with its next times, what waits and what ran last.')
    .option('--json', 'one line of JSON', false)
    .action(async ({ json }: Json) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const views = await services.get(ListSchedulesService).list();
        const none = 'No schedules are loaded; `tagwright up` and `tagwright run` load them.';
        output.result(views, views.length === 0 ? [none] : views.flatMap(scheduleLine));
      });
    });
}

function addPause(schedules: Command): void {
  schedules
    .command('pause')
    .description('Let a schedule start nothing from now on; what waits for its start is dropped.')
    .argument('<schedule>', 'its code')
    .option('--reason <text>', 'for those who find it paused')
    .option('--json', 'one line of JSON', false)
    .action(async (code: string, { json, reason }: Json & { reason?: string }) => {
      await change(code, json, ({ services }) =>
        services.get(ControlScheduleService).pause(code, reason ?? null, cliActor()),
      );
    });
}

function addResume(schedules: Command): void {
  schedules
    .command('resume')
    .description('Let a schedule start again; what came due meanwhile is not made up for.')
    .argument('<schedule>', 'its code')
    .option('--json', 'one line of JSON', false)
    .action(async (code: string, { json }: Json) => {
      await change(code, json, ({ services }) =>
        services.get(ControlScheduleService).resume(code, cliActor()),
      );
    });
}

function addRunNow(schedules: Command): void {
  schedules
    .command('run')
    .description('Start a schedule now, paused or held or not, and wait for its end.')
    .argument('<schedule>', 'its code')
    .option('--json', 'one line of JSON', false)
    .action(async (code: string, { json }: Json) => {
      const output = new Output(json);
      await withSession(output, async ({ services, config }) => {
        await loadGoverned(services, config, output);
        const options = { priority: 'interactive', maxAttempts: 1, actor: cliActor() } as const;
        const { run: queued } = await services.get(ControlScheduleService).run(code, options);
        const run = await finishRun(services, queued.id, output);
        output.result({ runId: run.id, ...run.result }, [`Run ${run.id} of ${code} succeeded.`]);
      });
    });
}

async function change(
  code: string,
  json: boolean,
  work: (session: CliSession) => Promise<void>,
): Promise<void> {
  const output = new Output(json);
  await withSession(output, async (session) => {
    await work(session);
    const view = await session.services.get(ListSchedulesService).get(code);
    output.result(view, scheduleLine(view));
  });
}
