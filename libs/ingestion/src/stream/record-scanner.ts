import { DomainError } from '@tagwright/kernel';
import { maskedExcerpt } from './masked-excerpt.js';
import { BREAK, FIELD, LINE_FEED } from './separators.js';

export interface ScannerOptions {
  /** Name of the file, for messages. */
  readonly name: string;
  /** ASCII code of the delimiter; null: one field per line, quotes mean nothing. */
  readonly delimiter: number | null;
  /** Longer fields send their record to quarantine. */
  readonly maxFieldBytes: number;
  /** Whether an empty line is a record with one empty field. In a file it is nothing. */
  readonly emptyRecords: boolean;
  /**
   * Called with the first record's fields where there is a header; answers which fields to keep.
   * Without a header every field is kept.
   */
  readonly onHeader: ((fields: string[], line: number) => readonly boolean[]) | null;
  /** Called for each record that is left out. */
  readonly onRejected: (record: RejectedRecord) => void;
}

export type RejectReason =
  'wrong_field_count' | 'field_too_large' | 'control_character' | 'malformed_quotes';

export interface RejectedRecord {
  /** 1-based data record. */
  readonly row: number;
  /** 1-based physical line where the record begins. */
  readonly line: number;
  readonly reason: RejectReason;
  /** Where there is a header, the column that is to blame; null when none can be named. */
  readonly column: string | null;
  /** The shape of what the column began with, or how many fields there were. */
  readonly value: string;
}

const enum Kind {
  Plain,
  Delimiter,
  Quote,
  Return,
  Feed,
  Forbidden,
}

const enum State {
  FieldStart,
  Unquoted,
  Quoted,
  /** After a carriage return inside a quoted field: a line feed now belongs to it. */
  QuotedReturn,
  /** After a quote inside a quoted field: its end, or half of an escaped quote. */
  QuoteInQuoted,
}

const BLOCK_BYTES = 1 << 20;
/** Longest prefix of a record: two numbers of 16 digits and what separates them. */
const PREFIX_BYTES = 40;

/**
 * Cuts UTF-8 bytes into records and writes each as one line: row number, line number and the kept
 * fields, separated by control characters, quotes resolved. Bad records are left out and reported.
 *
 * The loop over bytes is one long method on purpose: everything lives in local variables there.
 */
export class RecordScanner {
  /** Data records seen, bad ones included. */
  records = 0;
  /** Data records written. */
  written = 0;
  /** Whether a kept record holds a line break inside a field. */
  breaks = false;

  private readonly kinds: Kind[] = Array<Kind>(256).fill(Kind.Plain);
  private keep: readonly boolean[] = [];
  private keepAll = true;
  private expected = -1;
  private headerPending: boolean;

  private blocks: Uint8Array[] = [];
  private out = new Uint8Array(BLOCK_BYTES);
  private end = 0;
  private recordStart = 0;
  private fieldStart = 0;

  private state: State = State.FieldStart;
  private line = 1;
  private recordLine = 1;
  private quoteLine = 1;
  private fields = 0;
  private inRecord = false;
  private afterReturn = false;
  private bad: Pick<RejectedRecord, 'reason' | 'column' | 'value'> | null = null;
  private header: readonly string[] = [];

  constructor(private readonly options: ScannerOptions) {
    this.headerPending = options.onHeader !== null;
    for (const code of [0, BREAK, FIELD]) this.kinds[code] = Kind.Forbidden;
    this.kinds[0x0d] = Kind.Return;
    this.kinds[LINE_FEED] = Kind.Feed;
    if (options.delimiter === null) return;
    this.kinds[options.delimiter] = Kind.Delimiter;
    this.kinds[0x22] = Kind.Quote;
  }

  /** Takes the next bytes. */
  push(chunk: Uint8Array): void {
    const { kinds } = this;
    const { length } = chunk;
    this.reserve(length);
    let { out, end, state } = this;
    for (let index = 0; index < length; index += 1) {
      const byte = chunk[index] ?? 0;
      const kind: Kind = kinds[byte] ?? Kind.Plain;
      if (kind === Kind.Plain && (state === State.Unquoted || state === State.Quoted)) {
        out[end] = byte;
        end += 1;
        continue;
      }
      this.end = end;
      this.state = state;
      this.step(byte, kind, length - index);
      ({ out, end, state } = this);
    }
    this.end = end;
    this.state = state;
    this.boundField();
  }

  /**
   * Ends the input.
   * @throws DomainError `unterminated_quote`, `empty_file`
   */
  finish(): void {
    if (this.state === State.Quoted || this.state === State.QuotedReturn) {
      throw new DomainError(
        'unterminated_quote',
        `${this.options.name}: the quote opened in line ${this.quoteLine} is never closed.`,
        { details: { file: this.options.name, line: this.quoteLine } },
      );
    }
    if (this.inRecord) this.endRecord(1);
    if (this.headerPending) {
      throw new DomainError('empty_file', `${this.options.name} is empty: it has no header.`, {
        details: { file: this.options.name },
      });
    }
  }

  /** The blocks of finished records since the last call; at the end, all that is left. */
  take(): Uint8Array[] {
    const { blocks } = this;
    this.blocks = [];
    return blocks;
  }

  /** Hands over the last, partly filled block. */
  flush(): Uint8Array[] {
    if (this.recordStart > 0) this.blocks.push(this.out.subarray(0, this.recordStart));
    this.out = new Uint8Array(0);
    return this.take();
  }

  /** Everything but a plain byte inside a field. */
  private step(byte: number, kind: Kind, remaining: number): void {
    if (this.state === State.Quoted || this.state === State.QuotedReturn) {
      this.stepQuoted(byte, kind);
      return;
    }
    const secondHalf = this.afterReturn && kind === Kind.Feed;
    this.afterReturn = kind === Kind.Return;
    if (secondHalf) return;
    if (kind === Kind.Feed || kind === Kind.Return) {
      if (!this.inRecord && this.options.emptyRecords) this.beginRecord(remaining);
      if (this.inRecord) this.endRecord(remaining);
      this.line += 1;
      return;
    }
    if (!this.inRecord) this.beginRecord(remaining);
    this.stepInLine(byte, kind);
  }

  private stepInLine(byte: number, kind: Kind): void {
    if (kind === Kind.Delimiter) {
      this.endField();
      this.beginField();
      return;
    }
    if (kind === Kind.Forbidden) this.reject('control_character');
    if (kind === Kind.Quote && this.state === State.FieldStart) {
      this.state = State.Quoted;
      this.quoteLine = this.line;
      return;
    }
    if (this.state === State.QuoteInQuoted) {
      // A doubled quote stands for one; anything else after a closing quote is no CSV.
      if (kind !== Kind.Quote) this.reject('malformed_quotes');
      this.state = kind === Kind.Quote ? State.Quoted : State.Unquoted;
    } else if (this.state === State.FieldStart) {
      this.state = State.Unquoted;
    }
    this.out[this.end] = byte;
    this.end += 1;
  }

  private stepQuoted(byte: number, kind: Kind): void {
    const secondHalf = this.state === State.QuotedReturn && kind === Kind.Feed;
    this.state = kind === Kind.Return ? State.QuotedReturn : State.Quoted;
    if (secondHalf) return;
    if (kind === Kind.Quote) {
      this.state = State.QuoteInQuoted;
      return;
    }
    const lineBreak = kind === Kind.Feed || kind === Kind.Return;
    if (lineBreak) {
      this.line += 1;
      this.breaks = true;
    }
    if (kind === Kind.Forbidden) this.reject('control_character');
    this.out[this.end] = lineBreak ? BREAK : byte;
    this.end += 1;
  }

  private beginRecord(remaining: number): void {
    this.reserve(remaining);
    this.inRecord = true;
    this.recordLine = this.line;
    this.fields = 0;
    this.bad = null;
    if (!this.headerPending) {
      this.writeNumber(this.records + 1);
      this.out[this.end] = FIELD;
      this.end += 1;
      this.writeNumber(this.recordLine);
    }
    this.beginField();
  }

  private beginField(): void {
    this.state = State.FieldStart;
    this.fieldStart = this.end;
    this.out[this.end] = FIELD;
    this.end += 1;
  }

  private endField(): void {
    this.boundField();
    if (!this.keepAll && this.keep[this.fields] !== true) this.end = this.fieldStart;
    this.fields += 1;
  }

  /** Gives up a record whose current field is too long, and its memory. */
  private boundField(): void {
    if (!this.inRecord) return;
    if (this.end - this.fieldStart > this.options.maxFieldBytes + 1) this.reject('field_too_large');
    if (this.bad === null) return;
    this.end = this.recordStart;
    this.fieldStart = this.recordStart;
  }

  /** Gives up the record for the current field, of which what was read so far is shown. */
  private reject(reason: RejectReason): void {
    const value = (): string => maskedExcerpt(this.out.subarray(this.fieldStart + 1, this.end));
    this.bad ??= { reason, column: this.header[this.fields] ?? null, value: value() };
  }

  private endRecord(remaining: number): void {
    this.endField();
    this.inRecord = false;
    this.state = State.FieldStart;
    if (this.headerPending) this.endHeader();
    else this.endData();
    this.recordStart = this.end;
    this.reserve(remaining);
  }

  private endHeader(): void {
    const text = new TextDecoder().decode(this.out.subarray(this.recordStart + 1, this.end));
    this.end = this.recordStart;
    this.headerPending = false;
    if (this.bad !== null) {
      throw new DomainError('bad_header', `${this.options.name}: the header is broken.`, {
        details: { file: this.options.name, line: this.recordLine, reason: this.bad.reason },
      });
    }
    this.expected = this.fields;
    this.header = text.split('\x1f');
    this.keep = this.options.onHeader?.([...this.header], this.recordLine) ?? [];
    this.keepAll = false;
  }

  private endData(): void {
    this.records += 1;
    if (this.expected >= 0 && this.fields !== this.expected) {
      const value = `${this.fields} instead of ${this.expected}`;
      // Of fields too few it is known which column is the first without one.
      const column = this.header[this.fields] ?? null;
      this.bad ??= { reason: 'wrong_field_count', column, value };
    }
    if (this.bad === null) {
      this.out[this.end] = LINE_FEED;
      this.end += 1;
      this.written += 1;
      return;
    }
    this.end = this.recordStart;
    this.options.onRejected({ row: this.records, line: this.recordLine, ...this.bad });
  }

  /** Makes room for that many more bytes and one prefix; full blocks are handed over. */
  private reserve(bytes: number): void {
    const needed = bytes + 2 * PREFIX_BYTES;
    if (this.out.length - this.end >= needed) return;
    const open = this.out.subarray(this.recordStart, this.end);
    const fresh = new Uint8Array(Math.max(BLOCK_BYTES, open.length + needed) * 2);
    fresh.set(open);
    if (this.recordStart > 0) this.blocks.push(this.out.subarray(0, this.recordStart));
    this.end -= this.recordStart;
    this.fieldStart -= this.recordStart;
    this.recordStart = 0;
    this.out = fresh;
  }

  private writeNumber(value: number): void {
    let digits = 1;
    for (let bound = 10; bound <= value; bound *= 10) digits += 1;
    let rest = value;
    for (let index = this.end + digits - 1; index >= this.end; index -= 1) {
      const next = Math.floor(rest / 10);
      this.out[index] = 0x30 + (rest - next * 10);
      rest = next;
    }
    this.end += digits;
  }
}
