import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DefinitionsAsOfService, type ObjectAsOf } from '@tagwright/definitions';
import { parseAsOf } from '@tagwright/materialization';
import { systemClock } from '@tagwright/kernel';
import { writeFileAtomically } from '@tagwright/platform';
import type { Command } from 'commander';
import { Output } from '../output.js';
import { withSession } from '../with-session.js';

const FOLDERS: Readonly<Record<ObjectAsOf['kind'], string>> = {
  fact: 'facts',
  tag: 'tags',
  code_list: 'code-lists',
};

/** `tagwright definitions …`: what is in force, as files. */
export function addDefinitions(program: Command): void {
  program
    .command('definitions')
    .description('Facts, tags and code lists in force.')
    .command('export')
    .description('Write what is in force as files, each as it was approved, byte for byte.')
    .argument('<dir>', 'folder to write to')
    .option('--at <time>', 'what was in force on this day or at this instant')
    .option('--json', 'one line of JSON', false)
    .action(async (directory: string, options: { at?: string; json: boolean }) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services, config }) => {
        const instant =
          options.at === undefined ? null : parseAsOf(options.at, config.zone, systemClock);
        const objects = await services.get(DefinitionsAsOfService).texts(instant);
        const folder = resolve(directory);
        for (const part of Object.values(FOLDERS)) {
          await mkdir(join(folder, part), { recursive: true });
        }
        for (const { kind, code, text } of objects) {
          await writeFileAtomically(join(folder, FOLDERS[kind], `${code}.yaml`), text);
        }
        output.result({ directory: folder, objects: objects.length }, [
          `Wrote ${objects.length} objects to ${folder}.`,
        ]);
      });
    });
}
