import type { Conversion } from './conversion.js';
import type { Spot } from './spot.js';

/** A column of codes and its code list. */
export interface CodeColumn {
  readonly code: string;
  readonly list: string;
}

type Reader = (parameters: Spot, codes: CodeColumn | undefined) => Conversion | undefined;

const READERS: Readonly<Record<Conversion['op'], Reader>> = {
  trim: () => ({ op: 'trim' }),
  upper: () => ({ op: 'upper' }),
  lower: () => ({ op: 'lower' }),
  splitPart: (spot) => {
    if (!spot.only('separator', 'part')) return undefined;
    const separator = spot.at('separator').text();
    const part = spot.at('part').integer(1, 1000);
    return separator === undefined || part === undefined
      ? undefined
      : { op: 'splitPart', separator, part };
  },
  replace: (spot) => {
    if (!spot.only('from', 'to')) return undefined;
    const from = spot.at('from').text();
    const to = spot.at('to').value === '' ? '' : spot.at('to').text();
    return from === undefined || to === undefined ? undefined : { op: 'replace', from, to };
  },
  prefix: (spot) => {
    const text = spot.text();
    return text === undefined ? undefined : { op: 'prefix', text };
  },
  code: (spot) => {
    const pairs = spot.entries().map(([raw, code]) => [raw, code.text() ?? ''] as const);
    if (pairs.length === 0) {
      spot.fail('empty_code_map', 'code must map at least one code.');
      return;
    }
    return { op: 'code', map: Object.fromEntries(pairs) };
  },
  codeList: (spot, codes) => {
    const named = spot.missing ? codes?.list : spot.text();
    if (named !== undefined && named === codes?.list) return { op: 'codeList', list: named };
    if (codes === undefined) {
      spot.fail('wrong_code_list', 'Only a column of codes has a code list to be compared with.');
    } else if (named !== undefined) {
      const message = `${named} is not the code list of ${codes.code}; that is ${codes.list}.`;
      spot.fail('wrong_code_list', message);
    }
  },
  integer: () => ({ op: 'integer' }),
  decimal: (spot) => {
    const scale = spot.integer(0, 6);
    return scale === undefined ? undefined : { op: 'decimal', scale };
  },
  multiply: (spot) => {
    const by = spot.text();
    if (by === undefined) return undefined;
    if (/^-?\d{1,9}(\.\d{1,6})?$/.test(by)) return { op: 'multiply', by };
    spot.fail('not_a_number', 'multiply takes a plain number, such as 1000 or 0.01.');
  },
  date: (spot) => {
    const format = spot.text();
    return format === undefined || !checkFormat(spot, format, ['epochDays'])
      ? undefined
      : { op: 'date', format };
  },
  timestamp: (spot) => {
    const long = spot.isMap;
    if (long && !spot.only('format', 'zone')) return undefined;
    const format = long ? spot.at('format').text() : spot.text();
    const zone = long ? readZone(spot.at('zone')) : 'UTC';
    if (format === undefined || zone === undefined) return undefined;
    if (!checkFormat(spot, format, ['iso', 'epochMillis'])) return undefined;
    return { op: 'timestamp', format, zone };
  },
  yearStart: () => ({ op: 'yearStart' }),
  yearEnd: () => ({ op: 'yearEnd' }),
  boolean: (spot) => {
    if (!spot.only('true', 'false')) return undefined;
    return { op: 'boolean', true: spot.at('true').texts(), false: spot.at('false').texts() };
  },
  mobile: () => ({ op: 'mobile' }),
  vin: (spot) => ({ op: 'vin', check: spot.isMap && spot.at('check').value === true }),
  idDocument: () => ({ op: 'idDocument' }),
  email: () => ({ op: 'email' }),
};

/**
 * Reads the list of conversions of a column; undefined when one of them is wrong, as then nothing
 * can be said of those that follow.
 * @param codes the target column, when it holds codes
 */
export function readConversions(spot: Spot, codes?: CodeColumn): readonly Conversion[] | undefined {
  const read = spot.items().map((item) => readConversion(item, codes));
  const understood = read.filter((conversion) => conversion !== undefined);
  return understood.length === read.length ? understood : undefined;
}

function readConversion(spot: Spot, codes: CodeColumn | undefined): Conversion | undefined {
  const named = typeof spot.value === 'string' ? [spot.value] : Object.keys(spot.value ?? {});
  const [op] = named;
  if (named.length !== 1 || op === undefined) {
    spot.fail('not_a_conversion', 'A conversion is a name, or one name with parameters.');
    return;
  }
  if (!Object.hasOwn(READERS, op)) {
    spot.fail(
      'unknown_conversion',
      `There is no conversion ${op}.`,
      `Known: ${Object.keys(READERS).join(', ')}.`,
    );
    return;
  }
  return READERS[op as Conversion['op']](spot.at(op), codes);
}

function readZone(spot: Spot): string | undefined {
  const zone = spot.textOr('UTC');
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    spot.fail('unknown_zone', `${zone} is not a time zone.`, 'For example Asia/Shanghai.');
    return;
  }
}

function checkFormat(spot: Spot, format: string, words: readonly string[]): boolean {
  if (words.includes(format)) return true;
  if (format.includes('yyyy') && !/[A-Za-z%]/.test(format.replace(/yyyy|MM|dd|HH|mm|ss|T/g, ''))) {
    return true;
  }
  spot.fail(
    'unknown_date_format',
    `${format} is not a date format.`,
    `Made of yyyy MM dd HH mm ss and separators, or ${words.join(', ')}.`,
  );
  return false;
}
