import { resolve } from 'node:path';
import { EditChangeSetService, SubmitChangeSetService, type ChangeSet } from '@tagwright/changes';
import { PlanFilesService, type FilePlan } from '@tagwright/definitions';
import type { Command } from 'commander';
import { keyActor } from '../key-actor.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

interface ApplyOptions {
  readonly plan: boolean;
  readonly retire: boolean;
  readonly submit: boolean;
  readonly title?: string;
  readonly reason: string;
  readonly json: boolean;
}

/** `tagwright apply DIR`: from changed files to a change-set that is reviewed like any other. */
export function addApply(program: Command): void {
  program
    .command('apply')
    .description('Compare files with what is in force, and open a change-set of what differs.')
    .argument('<dir>', 'a folder, or a file, of facts, tags and code lists')
    .option('--plan', 'only print what would change', false)
    .option('--retire', 'the files are all that there shall be: retire what they lack', false)
    .option('--submit', 'hand the change-set over to its reviewers at once', false)
    .option('--title <text>', 'of the change-set')
    .option('--reason <text>', 'why', '')
    .option('--json', 'one line of JSON', false)
    .action(async (directory: string, options: ApplyOptions) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services }) => {
        const plans = services.get(PlanFilesService);
        const plan = await plans.plan(resolve(directory), options.retire);
        if (options.plan || plan.drafts.length === 0) {
          output.result({ ...plan, changeSet: null }, planLines(plan, options.retire));
          return;
        }
        const actor = await keyActor(services, 'definition.draft');
        const { title = `Files of ${directory}`, reason } = options;
        const edit = services.get(EditChangeSetService);
        let set = await edit.begin(actor, { title, reason, origin: 'git' }, plan.drafts);
        if (options.submit) {
          set = await services.get(SubmitChangeSetService).submit(actor, { id: set.id });
        }
        output.result({ ...plan, changeSet: set.id, state: set.state }, [
          ...planLines(plan, options.retire),
          setLine(set),
        ]);
      });
    });
}

function planLines(plan: FilePlan, retire: boolean): string[] {
  const lines = [
    ...plan.added.map((name) => `+ ${name}`),
    ...plan.changed.map((name) => `~ ${name}`),
    ...plan.retired.map((name) => `- ${name}`),
    ...(retire ? [] : plan.missing.map((name) => `  ${name} is in force and not in the files`)),
  ];
  const counts = `${plan.added.length} to add, ${plan.changed.length} to change, ${plan.retired.length} to retire, ${plan.unchanged} as they are.`;
  return [...lines, counts];
}

function setLine({ id, state }: ChangeSet): string {
  return state === 'draft'
    ? `Opened change-set ${id} as a draft; submit it when it is ready.`
    : `Opened change-set ${id}, which now waits for review.`;
}
