import type { Command } from 'commander';
import { SnapshotPinsService, type PinView } from '@tagwright/pins';
import { cliActor } from '../cli-actor.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';
import { wholeNumber } from './demo.command.js';

interface JsonOption {
  readonly json: boolean;
}

/** `tagwright pins list|add|remove`: whose files may not be deleted. */
export function addPins(program: Command): void {
  const pins = program.command('pins').description('Snapshots whose files are kept for ever.');
  addList(pins);
  addAdd(pins);
  addRemove(pins);
}

function addList(pins: Command): void {
  pins
    .command('list')
    .description('All pins in force, those of readers and runs too.')
    .option('--json', 'one line of JSON', false)
    .action(async (options: JsonOption) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services }) => {
        const found = await services.get(SnapshotPinsService).list();
        output.result(found, found.length === 0 ? ['Nothing is pinned.'] : found.map(pinLine));
      });
    });
}

function addAdd(pins: Command): void {
  pins
    .command('add')
    .description('Keep a snapshot and what it was made from, until the pin is removed.')
    .argument('<snapshot>', 'number of the snapshot', wholeNumber)
    .requiredOption('--reason <text>', 'why it is kept')
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, options: JsonOption & { reason: string }) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services }) => {
        const pin = await services.get(SnapshotPinsService).add(id, options.reason, cliActor());
        output.result(pin, [`Snapshot ${id} is pinned: ${pin.reason}`]);
      });
    });
}

function addRemove(pins: Command): void {
  pins
    .command('remove')
    .description('Leave a snapshot to the retention policy again.')
    .argument('<snapshot>', 'number of the snapshot', wholeNumber)
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, options: JsonOption) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services }) => {
        await services.get(SnapshotPinsService).remove(id, cliActor());
        output.result({ snapshotId: id }, [`Snapshot ${id} is no longer pinned.`]);
      });
    });
}

function pinLine({ kind, id, holder, reason, leaseUntil }: PinView): string {
  const until = leaseUntil === null ? '' : `, until ${leaseUntil.toISOString()}`;
  return `${kind.replace('_', ' ')} ${id}: ${reason} (${holder}${until})`;
}
