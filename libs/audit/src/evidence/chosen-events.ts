import { objectDigest, stubOf } from '../chain/seal-hash.js';
import type { EventText } from '../chain/event-text.js';
import type { AuditedObject } from '../audit-event.js';
import type { ChainLink } from '../verify/chain-check.js';

/** What a package is asked for: an object, a period, or both. */
export interface EvidenceRequest {
  readonly object?: AuditedObject;
  readonly from?: Date;
  readonly to?: Date;
}

/** Tells the events that a package shows from those that it only proves to be others. */
export class ChosenEvents {
  private readonly seen = new Map<string, AuditedObject>();
  private readonly from: string | undefined;
  private readonly to: string | undefined;
  private readonly object: string | undefined;
  /** How many are shown. */
  count = 0;

  constructor({ object, from, to }: EvidenceRequest) {
    this.object = object && objectDigest(object.kind, object.code);
    this.from = from && microseconds(from);
    this.to = to && microseconds(to);
  }

  /** What the shown events are about, in the order of kind and code. */
  get objects(): AuditedObject[] {
    return [...this.seen.keys()].sort().flatMap((key) => this.seen.get(key) ?? []);
  }

  /** A line of the package's chain: the event, or what the chain knows of it without its content. */
  line({ sequence, event }: ChainLink): string {
    if (event === null) return `${JSON.stringify({ sequence, event: null })}\n`;
    const stub = stubOf(event);
    if (!this.isShown(event, stub.object)) return `${JSON.stringify({ sequence, stub })}\n`;
    this.count += 1;
    const { objectKind: kind, objectCode: code } = event;
    this.seen.set(`${kind}\n${code}`, { kind, code });
    return `${JSON.stringify({ sequence, event })}\n`;
  }

  /** Times of one spelling compare as texts. */
  private isShown({ occurredAt }: EventText, object: string): boolean {
    const { from, to } = this;
    if (this.object !== undefined && this.object !== object) return false;
    return (from === undefined || occurredAt >= from) && (to === undefined || occurredAt < to);
  }
}

/** An instant as events spell theirs. */
export function microseconds(date: Date): string {
  return `${date.toISOString().slice(0, -1)}000Z`;
}
