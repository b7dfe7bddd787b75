import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  ExportTrailService,
  SealEventsService,
  verifyExport,
  VerifyTrailService,
  type Verification,
} from '@tagwright/audit';
import { loadConfig } from '@tagwright/platform';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../outcome.js';
import { outputFile } from '../output-path.js';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';
import { writeWhole } from '../write-whole.js';
import { addAuditEvidence } from './audit-evidence.command.js';

interface VerifyOptions {
  readonly head?: string;
  readonly file?: string;
  readonly json: boolean;
}

/** `tagwright audit verify|export|evidence`: the trail of what people and the product did. */
export function addAudit(program: Command, outcome: Outcome): void {
  const audit = program.command('audit').description('The audit trail: prove it, take it away.');
  addVerify(audit, outcome);
  addExport(audit);
  addAuditEvidence(audit);
}

function addVerify(audit: Command, outcome: Outcome): void {
  audit
    .command('verify')
    .description('Check the whole chain of events, and its end against signed heads.')
    .option('--head <file>', 'a signed head from elsewhere (default: all of AUDIT_HEAD_DIR)')
    .option('--file <export>', 'check an export instead; needs no database')
    .option('--json', 'one line of JSON', false)
    .action(async (options: VerifyOptions) => {
      const output = new Output(options.json);
      const found = await (options.file === undefined
        ? verifyDatabase(options.head, output)
        : verifyFile(options.file, options.head));
      if (!found.sound) outcome.exitCode = EXIT.failed;
      output.result(found, verificationLines(found));
    });
}

function verifyDatabase(head: string | undefined, output: Output): Promise<Verification> {
  return withSession(output, async ({ services }) => {
    // Events of commands wait for a process that seals; this is one.
    await services.get(SealEventsService).sealNow();
    return services.get(VerifyTrailService).verify(head === undefined ? undefined : resolve(head));
  });
}

function verifyFile(file: string, head: string | undefined): Promise<Verification> {
  const { auditHeadDir: directory } = loadConfig(process.env, process.cwd());
  return verifyExport(resolve(file), {
    directory,
    ...(head === undefined ? {} : { file: resolve(head) }),
  });
}

function verificationLines(found: Verification): string[] {
  const { finding, events, sequence, hash, heads, seconds } = found;
  const proved = `${events} events proved up to place ${sequence}, in ${seconds.toFixed(1)} s.`;
  if (finding === null) {
    const against =
      heads === 0
        ? 'No signed head was at hand: nothing proves that the end was not cut off.'
        : `Held against signed heads: ${heads}.`;
    return [`Sound: ${proved}`, against, `Hash of the end: ${hash}`];
  }
  const place = finding.sequence === null ? '' : ` at place ${finding.sequence}`;
  return [`Not sound: ${finding.fault}${place}. ${finding.message}`, proved];
}

function addExport(audit: Command): void {
  audit
    .command('export')
    .description('Write sealed events with their seals as NDJSON, which can be proved offline.')
    .requiredOption('--out <file>', 'file to write')
    .option('--json', 'one line of JSON', false)
    .action(async (options: { readonly out: string; readonly json: boolean }) => {
      const output = new Output(options.json);
      const file = await outputFile(options.out);
      await withSession(output, async ({ services }) => {
        await services.get(SealEventsService).sealNow();
        const events = await writeWhole(file, (write) =>
          services.get(ExportTrailService).export({}, write),
        );
        output.result({ events, file }, [`Wrote ${events} events to ${file}.`]);
      });
    });
}
