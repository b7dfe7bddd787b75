import type { EventText } from '../chain/event-text.js';
import { CHAIN_START, sealHash, stubOf, type Seal } from '../chain/seal-hash.js';
import type { TrailFault, TrailFinding } from './finding.js';

/** A place of the chain with its event; null where there is none. */
export interface ChainLink extends Seal {
  readonly event: EventText | null;
}

/** How many later events are looked at for the one that belongs to a place. */
const LOOK_AHEAD = 1_000;

/** A place whose event does not give its hash, and the hash that it gives. */
interface Suspect {
  readonly link: ChainLink;
  readonly given: string;
}

/**
 * Looks at a chain place by place, from its beginning. It stops at the first bad one; an event that does
 * not belong is looked for among the next, so that a mere exchange is called that.
 */
export class ChainCheck {
  private events = 0;
  private previous = CHAIN_START;
  private suspect: Suspect | null = null;
  private lookedAhead = 0;
  private found: TrailFinding | null = null;

  /** How many events proved to belong where they are; as many as the place they are proved up to. */
  get verified(): number {
    return this.events;
  }

  /** The place that the chain was followed to. */
  get end(): Pick<Seal, 'sequence' | 'hash'> {
    return { sequence: String(this.events), hash: this.previous };
  }

  /** @returns whether to go on */
  add(link: ChainLink): boolean {
    if (this.suspect !== null) return this.lookAhead(this.suspect, link);
    if (link.sequence !== this.next) return this.tell('gap', this.wrongNumber(link));
    if (link.previous !== this.previous) {
      return this.tell('fork', 'The seal does not follow the one before it.');
    }
    if (link.event === null) return this.tell('event_deleted', 'The event is missing.');
    const given = sealHash(link, stubOf(link.event));
    if (given !== link.hash) {
      this.suspect = { link, given };
      return true;
    }
    this.previous = given;
    this.events += 1;
    return true;
  }

  /** What is wrong, once there is nothing to add any more. */
  finish(): TrailFinding | null {
    if (this.suspect !== null && this.found === null) {
      this.tell('event_edited', 'The event is not the one that was sealed here.');
    }
    return this.found;
  }

  private get next(): string {
    return String(this.events + 1);
  }

  private lookAhead({ link, given }: Suspect, { event, previous }: ChainLink): boolean {
    if (this.lookedAhead === 0 && previous === given) {
      return this.tell('seal_edited', 'The seal has another hash than the next one follows.');
    }
    if (event !== null && sealHash(link, stubOf(event)) === link.hash) {
      return this.tell('events_reordered', 'A later event was sealed in this place.');
    }
    this.lookedAhead += 1;
    return this.lookedAhead < LOOK_AHEAD;
  }

  private wrongNumber({ sequence }: ChainLink): string {
    return Number(sequence) <= this.events
      ? `The number ${sequence} is there twice.`
      : `The next place in the chain is ${sequence}.`;
  }

  private tell(fault: TrailFault, message: string): boolean {
    this.found = { fault, sequence: this.next, message };
    return false;
  }
}
