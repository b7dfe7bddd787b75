import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChainLink } from './verify/chain-check.js';
import { inSnapshot } from './verify/in-snapshot.js';
import { readChain, type ChainRange } from './verify/read-chain.js';

/** Sealed events with their places in the chain, one line of JSON each. */
@Injectable()
export class ExportTrailService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * As they were at one moment.
   * @param write takes some lines, each with its line feed; the next come when it has
   * @returns how many events
   */
  export(range: ChainRange, write: (lines: string) => Promise<void>): Promise<number> {
    return inSnapshot(this.dataSource, async (session) => {
      let events = 0;
      for await (const batch of readChain(session, range)) {
        events += batch.length;
        await write(batch.map(exportLine).join(''));
      }
      return events;
    });
  }
}

/** One line of an export. */
function exportLine({ sequence, previous, hash, event }: ChainLink): string {
  return `${JSON.stringify({ sequence, previous, hash, event })}\n`;
}
