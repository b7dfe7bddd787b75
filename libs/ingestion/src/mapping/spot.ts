import type { Diagnostic } from '@tagwright/kernel';

export type Path = readonly (string | number)[];

/** Where findings go; knows how to turn a path into a line. */
export interface Findings {
  add(finding: Pick<Diagnostic, 'code' | 'message' | 'hint'>, path: Path): void;
}

/** One place in a document: its value, its path, and typed ways to read on from it. */
export class Spot {
  constructor(
    private readonly findings: Findings,
    readonly value: unknown,
    readonly path: Path,
  ) {}

  /** Reports a finding here. */
  fail(code: string, message: string, hint?: string): void {
    this.findings.add({ code, message, ...(hint !== undefined && { hint }) }, this.path);
  }

  get missing(): boolean {
    return this.value === undefined || this.value === null;
  }

  get isMap(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  at(key: string | number): Spot {
    const holder = this.value as Readonly<Record<string, unknown>> | null | undefined;
    return new Spot(this.findings, holder?.[key], [...this.path, key]);
  }

  /** The members of a map whose keys are free; reports when it is not a map. */
  entries(): [string, Spot][] {
    if (this.missing) return [];
    if (!this.isMap) {
      this.fail('not_a_map', `${this.label} must be a map of names to values.`);
      return [];
    }
    return Object.keys(this.value as object).map((key) => [key, this.at(key)]);
  }

  /** Reports members that do not belong here. False when this is no map at all. */
  only(...known: string[]): boolean {
    if (!this.isMap) {
      this.fail('not_a_map', `${this.label} must be a map with ${known.join(', ')}.`);
      return false;
    }
    for (const key of Object.keys(this.value as object)) {
      if (known.includes(key)) continue;
      this.at(key).fail(
        'unknown_member',
        `${key} is not known here.`,
        `Known: ${known.join(', ')}.`,
      );
    }
    return true;
  }

  items(): Spot[] {
    if (this.missing) return [];
    if (Array.isArray(this.value)) return this.value.map((_, index) => this.at(index));
    this.fail('not_a_list', `${this.label} must be a list.`);
    return [];
  }

  /** A required text; numbers and booleans count as their spelling. */
  text(): string | undefined {
    const { value } = this;
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    this.fail(
      this.missing ? 'missing_member' : 'not_a_text',
      `${this.label} must be a text${this.missing ? ' and is missing' : ''}.`,
    );
  }

  textOr(fallback: string): string {
    return this.missing ? fallback : (this.text() ?? fallback);
  }

  texts(): string[] {
    return this.items().flatMap((item) => (item.value === '' ? [''] : (item.text() ?? [])));
  }

  integer(min: number, max: number): number | undefined {
    const { value } = this;
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) {
      return value;
    }
    this.fail('not_an_integer', `${this.label} must be a whole number, ${min} to ${max}.`);
  }

  choice<T extends string>(choices: readonly T[], fallback?: T): T | undefined {
    if (this.missing && fallback !== undefined) return fallback;
    const found = choices.find((choice) => choice === this.value);
    if (found === undefined) {
      this.fail('unknown_choice', `${this.label} must be one of ${choices.join(', ')}.`);
    }
    return found;
  }

  private get label(): string {
    return this.path.length === 0 ? 'The document' : String(this.path.at(-1));
  }
}
