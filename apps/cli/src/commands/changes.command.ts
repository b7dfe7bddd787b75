import type { INestApplicationContext } from '@nestjs/common';
import type { Permission } from '@tagwright/access';
import {
  EndChangeSetService,
  ReadChangeSetsService,
  ScheduleChangeSetService,
  SubmitChangeSetService,
  type ChangeReview,
  type ChangeSet,
  type ChangeSetHead,
  type ReviewDecision,
} from '@tagwright/changes';
import { CompareChangeSetService } from '@tagwright/definitions';
import { ChangeSetImpactService, DecideChangeSetService } from '@tagwright/impact';
import type { Actor } from '@tagwright/kernel';
import type { Command } from 'commander';
import { impactReportDto } from '../../../api/src/index.js';
import { keyActor } from '../key-actor.js';
import { diagnosticLine, Output } from '../output.js';
import { previewLines } from '../preview-lines.js';
import { withSession } from '../with-session.js';
import { wholeNumber } from './demo.command.js';

interface JsonOption {
  readonly json: boolean;
}

/** `tagwright changes …`: the review of change-sets without a browser. */
export function addChanges(program: Command): void {
  const changes = program.command('changes').description('Change-sets and their review.');
  addList(changes);
  addShow(changes);
  addEffect(changes);
  addDecision(changes, 'approve', 'approved', 'definition.approve');
  addDecision(changes, 'reject', 'rejected', 'definition.approve');
  addDecision(changes, 'request-changes', 'changes_requested', 'definition.review');
  addMove(changes, 'submit', 'Hand a draft over to its reviewers.', 'definition.draft', submit);
  addMove(
    ...([changes, 'activate', 'Put what was approved into force.'] as const),
    ...(['definition.schedule', activate] as const),
  );
  addMove(
    ...([changes, 'roll-back', 'Open a change-set that takes one in force back.'] as const),
    ...(['definition.draft', rollBack] as const),
  );
}

function addList(changes: Command): void {
  changes
    .command('list')
    .description('The newest change-sets that may still come into force.')
    .option('--json', 'one line of JSON', false)
    .action(async ({ json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const states = ['draft', 'in_review', 'approved', 'scheduled'] as const;
        const { items, total } = await services
          .get(ReadChangeSetsService)
          .list({ states, limit: 200 });
        const lines = items.length === 0 ? ['Nothing is open.'] : items.map(headLine);
        output.result({ items, total }, lines);
      });
    });
}

function addShow(changes: Command): void {
  changes
    .command('show')
    .description('What a change-set changes, and what is wrong with it.')
    .argument('<id>', 'of the change-set', wholeNumber)
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, { json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const set = await services.get(ReadChangeSetsService).get(id);
        const compared = await services.get(CompareChangeSetService).compare(set);
        const report = await services.get(ChangeSetImpactService).latest(id);
        output.result({ ...set, ...compared, impactReport: report?.id ?? null }, [
          headLine(set),
          ...(set.submittedAt === null ? [] : [submittedLine(set)]),
          ...compared.changes.map(
            ({ kind, code, from, to, change }) =>
              `  ${kind} ${code}: ${from ?? 'new'} → ${to ?? 'retired'} (${change})`,
          ),
          ...compared.diagnostics.map(diagnosticLine),
          ...(set.digest === null ? [] : [`Digest ${set.digest}`]),
          ...set.reviews.map(reviewLine),
          report === null
            ? 'Nobody has computed its effect (tagwright changes effect).'
            : `Report ${report.id} of its effect${report.isOutdated ? ', outdated' : ''}`,
        ]);
      });
    });
}

function addEffect(changes: Command): void {
  changes
    .command('effect')
    .description(
      'Compute what a change-set does to everybody, and keep the report for its reviewers.',
    )
    .argument('<id>', 'of the change-set', wholeNumber)
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, { json }: JsonOption) => {
      const output = new Output(json);
      await withSession(output, async ({ services }) => {
        const actor = await keyActor(services, 'definition.review');
        const { id: report, report: found } = await services
          .get(ChangeSetImpactService)
          .compute(actor, id);
        output.result({ id: report, report: impactReportDto(found) }, [
          ...previewLines(found),
          `Kept as report ${report}: name it when you approve (--report ${report}).`,
        ]);
      });
    });
}

function addDecision(
  changes: Command,
  name: string,
  decision: ReviewDecision,
  permission: Permission,
): void {
  changes
    .command(name)
    .description(`Decide about a change-set in review: ${decision.replace('_', ' ')}.`)
    .argument('<id>', 'of the change-set', wholeNumber)
    .requiredOption('--digest <hash>', 'of what you looked at (tagwright changes show)')
    .option('--report <id>', 'of its effect that you looked at', wholeNumber)
    .option('--no-report', 'its effect cannot be computed yet')
    .option('--comment <text>', 'why', '')
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, { digest, comment, report, json }: Decision) => {
      const seen = report === false ? 'none' : report;
      await moved(json, permission, (services, actor) =>
        services.get(DecideChangeSetService).decide(actor, id, { decision, digest, comment, seen }),
      );
    });
}

interface Decision extends JsonOption {
  readonly digest: string;
  readonly comment: string;
  readonly report?: number | false;
}

type Services = Pick<INestApplicationContext, 'get'>;
type Move = (services: Services, actor: Actor, id: number, reason: string) => Promise<ChangeSet>;

const submit: Move = (services, actor, id) =>
  services.get(SubmitChangeSetService).submit(actor, { id });

const activate: Move = (services, actor, id) =>
  services.get(ScheduleChangeSetService).schedule(actor, { id }, null);

const rollBack: Move = (services, actor, id, reason) =>
  services.get(EndChangeSetService).rollBack(actor, id, reason);

function addMove(
  changes: Command,
  name: string,
  description: string,
  permission: Permission,
  move: Move,
): void {
  changes
    .command(name)
    .description(description)
    .argument('<id>', 'of the change-set', wholeNumber)
    .option('--reason <text>', 'why', '')
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, { reason, json }: JsonOption & { readonly reason: string }) => {
      await moved(json, permission, (services, actor) => move(services, actor, id, reason));
    });
}

async function moved(
  json: boolean,
  permission: Permission,
  move: (services: Services, actor: Actor) => Promise<ChangeSet>,
): Promise<void> {
  const output = new Output(json);
  await withSession(output, async ({ services }) => {
    const set = await move(services, await keyActor(services, permission));
    output.result(set, [headLine(set)]);
  });
}

function submittedLine({ submittedAccount, submittedAt }: ChangeSetHead): string {
  return `Submitted by ${submittedAccount ?? 'somebody'}, ${submittedAt?.toISOString() ?? ''}`;
}

function reviewLine({ account, decision, impactReport, noReportBecause }: ChangeReview): string {
  const seen =
    impactReport === null
      ? noReportBecause === null
        ? ''
        : ` (no report: ${noReportBecause})`
      : ` (saw report ${impactReport})`;
  return `  ${decision.replace('_', ' ')} by ${account}${seen}`;
}

function headLine({ id, state, title, authorAccount, approvalsNeeded }: ChangeSetHead): string {
  const needed = state === 'in_review' ? `, ${approvalsNeeded ?? 1} approval(s) needed` : '';
  return `${id} ${state}: ${title} (by ${authorAccount}${needed})`;
}
