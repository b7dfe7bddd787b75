import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Diagnostic } from '@tagwright/kernel';
import type { GovernanceCode } from './governance-codes.js';
import type { GovernanceFile } from './governance-file.js';

export type Path = readonly (string | number)[];
export type Finding = Pick<Diagnostic, 'message' | 'hint'> & { readonly code: GovernanceCode };

/** Aliases multiply: ten lines can stand for a billion values. Governance needs none to speak of. */
const MAX_ALIASES = 50;
/** One slip upsets everything after it; a person needs the first few only. */
const MAX_SYNTAX_ERRORS = 10;

/** One YAML document of the governance folder; its findings carry file, line, column and path. */
export class YamlDocument {
  readonly diagnostics: Diagnostic[] = [];
  /** The plain value, or undefined when the text cannot be read (reported). */
  readonly value: unknown;
  private readonly lines = new LineCounter();
  private readonly document: Document | undefined;

  constructor(readonly file: GovernanceFile) {
    this.document = this.parse();
    this.value = this.plainValue();
  }

  /** Reports a finding at the nearest spot of the path that exists in the text. */
  report(finding: Finding, path: Path): void {
    this.push(finding, this.offsetOf(path), pathText(path));
  }

  private parse(): Document | undefined {
    const options = { lineCounter: this.lines, prettyErrors: false, version: '1.2' } as const;
    const document = parseDocument(this.file.text, options);
    if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) {
      this.push({ code: 'nested_too_deep', message: 'The file is nested too deep.' }, 0, '');
      return undefined;
    }
    for (const { message, pos } of document.errors.slice(0, MAX_SYNTAX_ERRORS)) {
      this.push({ code: 'yaml_syntax', message }, pos[0], '');
    }
    return document;
  }

  private plainValue(): unknown {
    if (this.document === undefined || this.diagnostics.length > 0) return undefined;
    try {
      return this.document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown;
    } catch (error) {
      if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
      this.push(
        { code: 'too_many_aliases', message: 'The file repeats itself by aliases.' },
        0,
        '',
      );
      return undefined;
    }
  }

  private push(finding: Finding, offset: number, path: string): void {
    const { line, col } = this.lines.linePos(offset);
    this.diagnostics.push({
      ...finding,
      severity: 'error',
      file: this.file.path,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      ...(path !== '' && { path }),
    });
  }

  private offsetOf(path: Path): number {
    for (let length = path.length; length > 0; length -= 1) {
      const offset =
        this.keyOffset(path.slice(0, length)) ?? this.nodeOffset(path.slice(0, length));
      if (offset !== undefined) return offset;
    }
    return this.nodeOffset([]) ?? 0;
  }

  private keyOffset(path: Path): number | undefined {
    const holder = this.node(path.slice(0, -1));
    if (!isMap(holder)) return undefined;
    const wanted = String(path.at(-1));
    const pair = holder.items.find(({ key }) => isScalar(key) && String(key.value) === wanted);
    return pair !== undefined && isNode(pair.key) ? pair.key.range?.[0] : undefined;
  }

  private nodeOffset(path: Path): number | undefined {
    const node = this.node(path);
    return isNode(node) ? node.range?.[0] : undefined;
  }

  private node(path: Path): unknown {
    return path.length === 0 ? this.document?.contents : this.document?.getIn(path, true);
  }
}

/** `columns[2].type`, as diagnostics show it. */
function pathText(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
