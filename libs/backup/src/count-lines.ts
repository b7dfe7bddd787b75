const NEWLINE = 0x0a;

/** Passes bytes on and counts the lines, which in COPY's text format are the rows. */
export class CountLines {
  private seen = 0;

  get lines(): number {
    return this.seen;
  }

  readonly through = async function* (
    this: CountLines,
    source: AsyncIterable<Buffer>,
  ): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) {
        this.seen += 1;
      }
      yield chunk;
    }
  }.bind(this);
}
