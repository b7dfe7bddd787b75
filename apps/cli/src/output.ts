import { canonicalError } from './canonical-error.js';

/** Where a command speaks: results on stdout, progress and complaints on stderr. */
export class Output {
  constructor(
    readonly json: boolean,
    private readonly stdout: NodeJS.WritableStream = process.stdout,
    private readonly stderr: NodeJS.WritableStream = process.stderr,
  ) {}

  /** The result: one line of JSON for machines, or the lines for people. */
  result(value: unknown, lines: readonly string[]): void {
    this.stdout.write(this.json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
  }

  /** A sign of life; never on stdout, so that results can be piped. */
  progress(line: string): void {
    this.stderr.write(`${line}\n`);
  }

  error(error: unknown): void {
    const { code, message, details } = canonicalError(error);
    if (this.json) this.stdout.write(`${JSON.stringify({ error: { code, message, details } })}\n`);
    this.stderr.write(`error: ${message}\n`);
    for (const line of diagnosticLines(details)) this.stderr.write(`${line}\n`);
  }
}

interface Located {
  readonly severity?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly file?: unknown;
  readonly line?: unknown;
  readonly column?: unknown;
  readonly path?: unknown;
  readonly hint?: unknown;
}

function diagnosticLines(details: Readonly<Record<string, unknown>>): string[] {
  const { diagnostics } = details;
  return Array.isArray(diagnostics)
    ? diagnostics.map((item) => diagnosticLine(item as Located))
    : [];
}

/** `file:line:column path: severity: message [code] — hint`, leaving out what is not known. */
export function diagnosticLine(diagnostic: Located): string {
  const place = [diagnostic.file, diagnostic.line, diagnostic.column]
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(':');
  const path =
    typeof diagnostic.path === 'string' && diagnostic.path !== '' ? ` ${diagnostic.path}` : '';
  const hint = typeof diagnostic.hint === 'string' ? ` — ${diagnostic.hint}` : '';
  const severity = typeof diagnostic.severity === 'string' ? ` ${diagnostic.severity}:` : '';
  return `  ${place}${path}:${severity} ${String(diagnostic.message)} [${String(diagnostic.code)}]${hint}`;
}
