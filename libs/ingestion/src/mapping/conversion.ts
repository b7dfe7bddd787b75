/** What a raw text goes through, from left to right, on its way to a typed value. A closed list. */
export type Conversion =
  | { readonly op: 'trim' }
  | { readonly op: 'upper' }
  | { readonly op: 'lower' }
  /** 1-based part between separators. */
  | { readonly op: 'splitPart'; readonly separator: string; readonly part: number }
  | { readonly op: 'replace'; readonly from: string; readonly to: string }
  | { readonly op: 'prefix'; readonly text: string }
  /** Raw code to ours; `missing` on the right means no value. */
  | { readonly op: 'code'; readonly map: Readonly<Record<string, string>> }
  | { readonly op: 'codeList'; readonly list: string }
  | { readonly op: 'integer' }
  | { readonly op: 'decimal'; readonly scale: number }
  /** By an exact decimal number, written out. */
  | { readonly op: 'multiply'; readonly by: string }
  | { readonly op: 'date'; readonly format: string }
  | { readonly op: 'timestamp'; readonly format: string; readonly zone: string }
  | { readonly op: 'yearStart' }
  | { readonly op: 'yearEnd' }
  | { readonly op: 'boolean'; readonly true: readonly string[]; readonly false: readonly string[] }
  | { readonly op: 'mobile' }
  | { readonly op: 'vin'; readonly check: boolean }
  | { readonly op: 'idDocument' }
  | { readonly op: 'email' };

/** How a shared key is brought to one spelling before it is compared. */
export type Normalisation = 'text' | 'mobile' | 'vin' | 'idDocument' | 'email';

/** The kind of value between two conversions. */
export type Flow = 'text' | 'code' | 'integer' | 'decimal' | 'date' | 'timestamp' | 'boolean';

const GIVES: Partial<Record<Conversion['op'], Flow>> = {
  code: 'code',
  codeList: 'code',
  integer: 'integer',
  decimal: 'decimal',
  multiply: 'decimal',
  date: 'date',
  timestamp: 'timestamp',
  yearStart: 'date',
  yearEnd: 'date',
  boolean: 'boolean',
};

/** What a conversion makes of a value. */
export function flowAfter(conversion: Conversion): Flow {
  return GIVES[conversion.op] ?? 'text';
}

/** Whether a conversion can take what the one before it gives. */
export function accepts(conversion: Conversion, flow: Flow): boolean {
  if (conversion.op === 'multiply') return flow === 'integer' || flow === 'decimal';
  return flow === 'text';
}
