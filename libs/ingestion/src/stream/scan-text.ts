import { open, type FileHandle } from 'node:fs/promises';
import { failPoint } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { decodeChecked, UndecodableBytes } from './decode-checked.js';
import { locateBadByte, wrongEncoding } from './locate-bad-byte.js';
import { newTally, type ByteTally } from './raw-bytes.js';
import { RecordScanner, type RejectedRecord } from './record-scanner.js';

/** A byte stream to check, and how to read it. */
export interface TextInput {
  readonly name: string;
  /** Opens the unpacked bytes; called again to find the place of a bad byte. */
  readonly open: (tally: ByteTally) => AsyncIterable<Uint8Array>;
  readonly encoding: string;
  /** Null: one field per line (NDJSON). */
  readonly delimiter: string | null;
  readonly maxFieldBytes: number;
  /** Whether an empty line is a record, as where a query gives one column without a value. */
  readonly emptyRecords?: boolean;
  /** Chooses the columns to keep; must throw when one is missing. */
  readonly chooseColumns: (header: readonly string[]) => readonly boolean[];
}

/** A source file after its checked pass. */
export interface ScannedText {
  readonly sha256: string;
  readonly bytes: number;
  /** Data records, rejected ones included. */
  readonly records: number;
  readonly rejected: number;
  /** Kept columns in file order; empty for one field per line. */
  readonly columns: readonly string[];
  /** Whether line breaks inside fields were replaced. */
  readonly breaks: boolean;
}

/**
 * Passes a text file through its checks and writes its records to `target` and the rejected ones
 * to `rejectedTarget` (row, line, reason, column, value), ready for the engine.
 * @throws DomainError with the file's name, and line where there is one: `wrong_encoding`,
 *   `empty_file`, `unterminated_quote`, `gzip_truncated`, `gzip_corrupt`, `not_gzip`, …
 */
export async function scanText(
  input: TextInput,
  target: string,
  rejectedTarget: string,
): Promise<ScannedText> {
  const tally = newTally();
  const output = await open(target, 'wx', 0o600);
  const rejectedOutput = await open(rejectedTarget, 'wx', 0o600);
  try {
    const pass = new Pass(input, output, rejectedOutput);
    await pass.run(decodeChecked(input.open(tally), input.encoding));
    return { ...pass.result(), sha256: tally.hash.digest('hex'), bytes: tally.bytes };
  } catch (error) {
    if (!(error instanceof UndecodableBytes)) throw error;
    const again = input.open(newTally());
    const bad = await locateBadByte(again, input.encoding, error.chunkStart);
    throw wrongEncoding(input.name, input.encoding, bad);
  } finally {
    await output.close();
    await rejectedOutput.close();
  }
}

class Pass {
  private readonly scanner: RecordScanner;
  private columns: string[] = [];
  private rejected = 0;
  private rejectedLines = '';

  constructor(
    private readonly input: TextInput,
    private readonly output: FileHandle,
    private readonly rejectedOutput: FileHandle,
  ) {
    const { name, delimiter, maxFieldBytes, emptyRecords = false } = input;
    this.scanner = new RecordScanner({
      name,
      delimiter: delimiter === null ? null : delimiter.charCodeAt(0),
      maxFieldBytes,
      emptyRecords,
      onHeader: delimiter === null ? null : (header) => this.header(header),
      onRejected: (record) => {
        this.reject(record);
      },
    });
  }

  async run(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    let decoded = 0;
    for await (const chunk of chunks) {
      decoded += chunk.length;
      this.scanner.push(chunk);
      await this.write(this.scanner.take());
      failPoint('ingest.mid-file');
    }
    if (decoded === 0) {
      const { name } = this.input;
      throw new DomainError('empty_file', `${name} is empty.`, { details: { file: name } });
    }
    this.scanner.finish();
    await this.write(this.scanner.flush());
  }

  result(): Omit<ScannedText, 'sha256' | 'bytes'> {
    const { records, breaks } = this.scanner;
    return { records, breaks, rejected: this.rejected, columns: this.columns };
  }

  private header(header: readonly string[]): readonly boolean[] {
    const keep = this.input.chooseColumns(header);
    this.columns = header.filter((_, index) => keep[index] === true);
    return keep;
  }

  private reject({ row, line, reason, column, value }: RejectedRecord): void {
    this.rejected += 1;
    this.rejectedLines += `${[row, line, reason, column ?? '', value].join('\x1f')}\n`;
  }

  private async write(blocks: readonly Uint8Array[]): Promise<void> {
    for (const block of blocks) await writeAll(this.output, block);
    if (this.rejectedLines === '') return;
    await writeAll(this.rejectedOutput, Buffer.from(this.rejectedLines));
    this.rejectedLines = '';
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten;
  }
}
