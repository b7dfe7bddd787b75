import type { Command } from 'commander';
import type { INestApplicationContext } from '@nestjs/common';
import {
  ExplainTagService,
  FactRowsService,
  NextFlipService,
  RecordUnmaskingService,
  WhyNotService,
  type Sight,
} from '@tagwright/audiences';
import { explanationDto, factRowsDto, nextFlipDto, whyNotDto } from '../../../api/src/index.js';
import { explanationLines } from '../explanation-lines.js';
import { Output } from '../output.js';
import { keyActor } from '../key-actor.js';
import { factRowsLines } from '../fact-rows-lines.js';
import { whyNotLines } from '../why-not-lines.js';
import { withSession } from '../with-session.js';
import { wholeNumber } from './demo.command.js';

interface ExplainOptions {
  readonly whyNot?: string;
  readonly nextFlip: boolean;
  readonly rows?: string;
  readonly purpose?: string;
  readonly json: boolean;
}

/** `tagwright explain <customer> <tag>`: why a tag has its value, why not another, and how long. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('Why a customer (or vehicle, or lead) has the value of a tag.')
    .argument('<id>', 'customer, vehicle or lead id, as the tag asks', wholeNumber)
    .argument('<tag>', 'code of the tag')
    .option('--why-not <value>', 'also why it has not this value, and what would have to differ')
    .option('--next-flip', 'also when the value changes if nothing happens', false)
    .option('--rows <fact>', 'also the source rows behind a fact')
    .option(
      '--purpose <text>',
      'what personal values in clear are needed for; goes to the audit trail',
    )
    .option('--json', 'one line of JSON', false)
    .action(async (id: number, tag: string, options: ExplainOptions) => {
      const output = new Output(options.json);
      await withSession(output, async ({ services }) => {
        const { explained, lines } = await explain(services, id, tag, options);
        output.result(explained, lines);
      });
    });
}

/** All that was asked for, as the same JSON as the API's and as lines. */
async function explain(
  services: INestApplicationContext,
  id: number,
  tag: string,
  { whyNot: wanted, nextFlip, rows: fact, purpose }: ExplainOptions,
): Promise<{ explained: object; lines: string[] }> {
  const shown = {
    why: tag,
    ...(wanted !== undefined && { whyNot: tag }),
    ...(fact !== undefined && { factRows: fact }),
  };
  const sight = await sightFor(services, id, tag, purpose, shown);
  const found = await services.get(ExplainTagService).explain(tag, id, undefined, sight);
  const why = explanationDto(found);
  const lines = explanationLines(why);
  let explained: object = why;
  if (wanted !== undefined) {
    const whyNot = whyNotDto(
      await services.get(WhyNotService).explain(tag, id, wanted, undefined, sight),
    );
    explained = { ...explained, whyNot };
    lines.push(...whyNotLines(whyNot));
  }
  if (nextFlip) {
    const flip = nextFlipDto(await services.get(NextFlipService).find(tag, id));
    explained = { ...explained, nextFlip: flip };
    lines.push(`next flip: ${flip.words.en} ${flip.assumption.en}`);
  }
  if (fact !== undefined) {
    const rows = factRowsDto(
      await services.get(FactRowsService).read(fact, id, why.subject, sight),
    );
    explained = { ...explained, factRows: rows };
    lines.push(...factRowsLines(rows));
  }
  return { explained, lines };
}

/** In clear only to whose key may unmask, once the purpose is written down. */
async function sightFor(
  services: INestApplicationContext,
  id: number,
  tag: string,
  purpose: string | undefined,
  shown: Readonly<Record<string, string>>,
): Promise<Sight> {
  if (purpose === undefined) return 'masked';
  const actor = await keyActor(services, 'subject.unmask');
  const { subject } = await services.get(ExplainTagService).explain(tag, id);
  await services.get(RecordUnmaskingService).record(actor, { subject, id }, purpose, shown);
  return 'clear';
}
