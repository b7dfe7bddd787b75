import { ABSENT } from '../i18n/formats.js';
import type { TagValue } from '../api/types.js';
import type { LocaleController } from '../i18n/locale.controller.js';
import { comparisonOf, type DiffPlace, type PlacePart } from './diff-place.js';
import type { OperandNames } from './operand-names.js';
import { operandText } from './operand-text.js';
import { isObject } from './structural-diff.js';
import { tagValueText } from './tag-value-text.js';

/** Gives the places and contents of definitions in the reader's words. */
export class DefinitionText {
  constructor(
    private readonly locale: LocaleController,
    private readonly names: OperandNames,
  ) {}

  place({ parts }: DiffPlace): string {
    return parts.map((part) => this.part(part)).join(' › ') || this.locale.t.diff.whole;
  }

  private part(part: PlacePart): string {
    if (part.kind === 'key') return this.key(part.key);
    if (part.kind === 'member') return this.member(part.list, part.number);
    return this.comparison(part);
  }

  private key(key: string): string {
    const term = this.locale.term('part', key);
    return term === key ? this.locale.words(this.names.name(key), key) : term;
  }

  private member(list: string, number: number): string {
    const { diff } = this.locale.t;
    const own: Readonly<Record<string, (n: string) => string>> = {
      cases: diff['member.cases'],
      examples: diff['member.examples'],
      rows: diff['member.rows'],
      codes: diff['member.codes'],
    };
    return (own[list] ?? diff['member.other'])(String(number));
  }

  private comparison({ code, operator }: { code: string; operator: string }): string {
    const name = this.locale.words(this.names.name(code), code);
    return `${name} ${this.locale.term('operator', operator)}`;
  }

  /** A content as lines of text: values and comparisons by their names, the rest as it is written. */
  lines(value: unknown, valuesOf: string | null): string[] {
    if (Array.isArray(value)) return value.flatMap((each) => bullet(this.lines(each, valuesOf)));
    if (!isObject(value)) return [this.value(value, valuesOf)];
    const comparison = comparisonOf(value);
    if (comparison) return [this.whole(comparison, value.value)];
    const entries = Object.entries(value);
    if (entries.length === 0) return [ABSENT];
    return entries.flatMap(([key, own]) => this.entry(key, own, valuesOf));
  }

  private entry(key: string, value: unknown, valuesOf: string | null): string[] {
    const { diff } = this.locale.t;
    const isGroup = key === 'all' || key === 'any' || key === 'not';
    const label = isGroup ? diff[key] : this.key(key);
    const lines = this.lines(value, this.names.name(key) ? key : valuesOf);
    const [first = ''] = lines;
    const isShort = lines.length === 1 && !first.startsWith('• ');
    return isShort ? [`${label}: ${first}`] : [`${label}:`, ...lines.map((line) => `  ${line}`)];
  }

  private whole(comparison: { code: string; operator: string }, value: unknown): string {
    const parameter = isObject(value) ? value.parameter : undefined;
    const compared =
      typeof parameter === 'string'
        ? parameter
        : operandText(this.locale, this.names, { ...comparison, value });
    return `${this.comparison(comparison)} ${compared}`.trim();
  }

  private value(value: unknown, valuesOf: string | null): string {
    if (value === 'missing') return this.locale.t.common.missing;
    const own = value as TagValue;
    return tagValueText(this.locale, own, valuesOf ? this.names.value(valuesOf, own) : null);
  }
}

const bullet = ([first = '', ...rest]: readonly string[]): string[] => [
  `• ${first}`,
  ...rest.map((line) => `  ${line}`),
];
