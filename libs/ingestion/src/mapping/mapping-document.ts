import type { Diagnostic } from '@tagwright/kernel';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { Spot, type Findings, type Path } from './spot.js';

/** A YAML document whose findings carry file, line, column and path. */
export class MappingDocument implements Findings {
  readonly diagnostics: Diagnostic[] = [];
  private readonly lines = new LineCounter();
  private readonly document: Document;

  constructor(
    text: string,
    private readonly file: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines });
    for (const { message, pos } of this.document.errors) {
      const sentence = message.split('\n', 1)[0] ?? message;
      this.push({ code: 'yaml_syntax', message: sentence }, '', pos[0]);
    }
  }

  /** The root to read from, or undefined when the text is no YAML. */
  root(): Spot | undefined {
    if (this.document.errors.length > 0) return undefined;
    return new Spot(this, this.document.toJS({ maxAliasCount: 50 }), []);
  }

  add(finding: Pick<Diagnostic, 'code' | 'message' | 'hint'>, path: Path): void {
    this.push(finding, pathText(path), this.offset(path));
  }

  private push(
    finding: Pick<Diagnostic, 'code' | 'message' | 'hint'>,
    path: string,
    offset: number | undefined,
  ): void {
    const place = offset === undefined ? undefined : this.lines.linePos(offset);
    this.diagnostics.push({
      ...finding,
      severity: 'error',
      file: this.file,
      ...(place && { line: place.line, column: place.col }),
      ...(path !== '' && { path }),
    });
  }

  /** Of the key at the path where there is one, else of the nearest thing around it. */
  private offset(path: Path): number | undefined {
    for (let length = path.length; length >= 0; length -= 1) {
      const found = this.keyOffset(path.slice(0, length)) ?? this.nodeOffset(path.slice(0, length));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private keyOffset(path: Path): number | undefined {
    const holder = path.length === 0 ? undefined : this.document.getIn(path.slice(0, -1), true);
    if (!isMap(holder)) return undefined;
    const pair = holder.items.find(
      ({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)),
    );
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined;
  }

  private nodeOffset(path: Path): number | undefined {
    const node = path.length === 0 ? this.document.contents : this.document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }
}

function pathText(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`,
    )
    .join('');
}
