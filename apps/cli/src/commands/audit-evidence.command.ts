import type { Command } from 'commander';
import { EvidenceService, SealEventsService, type EvidenceRequest } from '@tagwright/audit';
import { DomainError, type Clock } from '@tagwright/kernel';
import { parseAsOf } from '@tagwright/materialization';
import { loadConfig } from '@tagwright/platform';
import { cliActor } from '../cli-actor.js';
import { megabytes } from '../megabytes.js';
import { outputFile } from '../output-path.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';
import { writeWhole } from '../write-whole.js';

/** A period may end later than now. */
const END_OF_TIME: Clock = { now: () => new Date(8.64e15) };

interface EvidenceOptions {
  readonly object?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out: string;
  readonly json: boolean;
}

/** `tagwright audit evidence`: a zip that proves what happened, without the product. */
export function addAuditEvidence(audit: Command): void {
  audit
    .command('evidence')
    .description('Write a zip that proves what happened to an object or in a period.')
    .option('--object <kind/code>', 'e.g. tag/churn_warning or snapshot/12')
    .option('--from <instant>', 'from then on; a day or an instant with offset')
    .option('--to <instant>', 'before then')
    .requiredOption('--out <file>', 'zip to write')
    .option('--json', 'one line of JSON', false)
    .action(async (options: EvidenceOptions) => {
      const output = new Output(options.json);
      const file = await outputFile(options.out);
      const request = readRequest(options, loadConfig(process.env, process.cwd()).zone);
      await withSession(output, async ({ services }) => {
        // So that the newest events are in it, and a head that proves them.
        await services.get(SealEventsService).sealAndSign();
        let bytes = 0;
        const outcome = await writeWhole(file, (write) =>
          services.get(EvidenceService).pack(request, cliActor(), (chunk) => {
            bytes += chunk.length;
            return write(chunk);
          }),
        );
        output.result({ ...outcome, bytes, file }, [
          `Wrote ${outcome.events} events and the proof over ${outcome.places} places of the chain ` +
            `to ${file} (${megabytes(bytes)}).`,
          'Unpack it into an empty folder and run `node verify.mjs` there.',
        ]);
      });
    });
}

function readRequest({ object, from, to }: EvidenceOptions, zone: string): EvidenceRequest {
  return {
    ...(object === undefined ? {} : { object: readObject(object) }),
    ...(from === undefined ? {} : { from: parseAsOf(from, zone, END_OF_TIME) }),
    ...(to === undefined ? {} : { to: parseAsOf(to, zone, END_OF_TIME) }),
  };
}

function readObject(text: string): { kind: string; code: string } {
  const [, kind, code] = /^([a-z_]+)\/(.+)$/.exec(text) ?? [];
  if (kind === undefined || code === undefined) {
    throw new DomainError(
      'wrong_use',
      `--object ${text} must be kind/code, e.g. tag/churn_warning.`,
    );
  }
  return { kind, code };
}
