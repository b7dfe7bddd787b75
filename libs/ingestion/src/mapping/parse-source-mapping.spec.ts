import { describe, expect, it } from '@jest/globals';
import type { CatalogView, ColumnView, DatasetView, ValueType } from '@tagwright/rules';
import { parseSourceMapping } from './parse-source-mapping.js';

const words = { zh: '词', en: 'word' };

function column(code: string, type: ValueType, required = false): ColumnView {
  return { code, type, required, name: words, meaning: words, pii: 'none' };
}

const customer: DatasetView = {
  dataset: 'customer',
  name: words,
  entity: true,
  personal: false,
  key: ['customer_id'],
  columns: [
    column('customer_id', { kind: 'id', of: 'customer' }, true),
    column('gender', { kind: 'code', list: 'gender' }),
    column('birth_date', { kind: 'date' }),
  ],
};

const catalog: CatalogView = {
  datasets: new Map([['customer', customer]]),
  codeLists: new Map([
    ['gender', { list: 'gender', name: words, codes: [{ code: 'male', name: words }] }],
  ]),
};

const head = `source: crm
files: { people: { path: people.csv, format: csv } }
targets:
  - dataset: customer
    from: people
    columns:
      customer_id: { link: customer, key: NO }
`;

const codesOf = (text: string): string[] =>
  parseSourceMapping(text, 'crm.yaml', catalog).diagnostics.map(({ code }) => code);

describe('parseSourceMapping', () => {
  it('reads a mapping and completes conversions to the type of the column', () => {
    const { mapping, diagnostics } = parseSourceMapping(
      `${head}      birth_date: { column: BORN }\n      gender: { column: SEX, onError: row }\n`,
      'crm.yaml',
      catalog,
    );
    expect(diagnostics).toEqual([]);
    expect(mapping).toMatchObject({ source: 'crm', rank: 100, period: null });
    expect(mapping?.targets[0]?.columns).toMatchObject({
      birth_date: { convert: [{ op: 'date', format: 'yyyy-MM-dd' }], onError: 'value' },
      gender: { convert: [{ op: 'codeList', list: 'gender' }], onError: 'row' },
    });
  });

  it('says where: file, line, column and path', () => {
    const text = `${head}      gender: { column: SEX, convert: [{ code: { M: man } }] }\n`;
    expect(parseSourceMapping(text, 'crm.yaml', catalog).diagnostics).toMatchObject([
      {
        code: 'unknown_code',
        file: 'crm.yaml',
        line: 8,
        path: 'targets[0].columns.gender.convert[0]',
      },
    ]);
  });

  it.each([
    ['that is not there', 'nope'],
    ['of another column', 'region'],
  ])('refuses a code list %s, with its line', (_, list) => {
    const text = `${head}      gender:\n        column: SEX\n        convert:\n          - codeList: ${list}\n`;
    expect(parseSourceMapping(text, 'crm.yaml', catalog).diagnostics).toMatchObject([
      {
        code: 'wrong_code_list',
        message: `${list} is not the code list of gender; that is gender.`,
        file: 'crm.yaml',
        line: 11,
      },
    ]);
    expect(codesOf(text.replace(list, 'gender'))).toEqual([]);
  });

  it.each([
    ['a key', head.replace('key: NO', 'key: NO, convert: [codeList: gender]')],
    [
      'an order',
      `${head}    survivorship: { order: [{ column: A, convert: [codeList: gender] }] }\n`,
    ],
    ['a date', `${head}      birth_date: { column: A, convert: [codeList: gender] }\n`],
  ])('refuses a code list for %s, which holds no codes', (_, text) => {
    expect(codesOf(text)).toEqual(['wrong_code_list']);
  });

  it.each([
    [
      'conversions that only do not fit because one before them is unknown',
      `${head}      birth_date: { column: S, convert: [interger, multiply: '2'] }\n`,
      ['unknown_conversion'],
    ],
    ['files that are no map', head.replace(/files:.*/, 'files: [people]'), ['not_a_map']],
    ['no files', head.replace(/files:.*/, 'files: {}'), ['no_files']],
    ['targets that are no list', `${head.split('targets:')[0]}targets: none\n`, ['not_a_list']],
    ['no targets', `${head.split('targets:')[0]}targets: []\n`, ['no_targets']],
    ['a file that is not there', head.replace('from: people', 'from: poeple'), ['unknown_choice']],
  ])('reports %s once, and nothing that only follows from it', (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it.each([
    ['an unknown column', `${head}      age: { column: AGE }\n`, ['unknown_column']],
    [
      'an unknown member',
      `${head}      gender: { colum: SEX }\n`,
      ['unknown_member', 'missing_member'],
    ],
    [
      'an unknown conversion',
      `${head}      gender: { column: S, convert: [eval] }\n`,
      ['unknown_conversion'],
    ],
    [
      'values of another type',
      `${head}      gender: { column: S, convert: [integer] }\n`,
      ['wrong_type'],
    ],
    [
      'conversions in a wrong order',
      `${head}      gender: { column: S, convert: [integer, trim] }\n`,
      ['wrong_order'],
    ],
    [
      'a dataset that is not there',
      head.replace('dataset: customer', 'dataset: client'),
      ['unknown_dataset'],
    ],
    [
      'a missing key',
      head.replace('customer_id: { link: customer, key: NO }', 'gender: { column: S }'),
      ['required_column'],
    ],
    ['a path out of the folder', head.replace('people.csv', '../people.csv'), ['path_outside']],
    [
      'an unknown encoding',
      head.replace('format: csv', 'format: csv, encoding: klingon'),
      ['unknown_encoding'],
    ],
    [
      'a connection string in the file',
      head.replace(
        'path: people.csv, format: csv',
        'query: select 1, connection: "postgres://u:p@h/d", format: postgres',
      ),
      ['not_a_variable'],
    ],
    [
      'what is neither true nor false',
      head.replace('format: csv', "format: csv, mayBeEmpty: 'yes'"),
      ['not_a_boolean'],
    ],
    ['no YAML', 'source: [', ['yaml_syntax']],
  ])('refuses %s', (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });
});
