import { createInterface } from 'node:readline';
import { DomainError } from '@tagwright/kernel';
import { eventText } from '../chain/event-text.js';
import type { ChainLink } from './chain-check.js';

const BATCH = 1_000;

/**
 * The links of an NDJSON export, batch by batch.
 * @throws DomainError `export_unreadable`, with the line
 */
export async function* readExport(stream: NodeJS.ReadableStream): AsyncGenerator<ChainLink[]> {
  let batch: ChainLink[] = [];
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
    line += 1;
    if (text === '') continue;
    batch.push(linkOf(text, line));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function linkOf(text: string, line: number): ChainLink {
  try {
    const { sequence, previous, hash, event } = JSON.parse(text) as ChainLink;
    if (!/^\d{1,19}$/.test(sequence) || typeof previous !== 'string' || typeof hash !== 'string') {
      throw new RangeError('Not a link.');
    }
    return {
      sequence,
      previous,
      hash,
      event: event === null ? null : eventText(event),
    };
  } catch {
    throw new DomainError(
      'export_unreadable',
      `Line ${line} of the export is not an event with its seal.`,
      { details: { line } },
    );
  }
}
