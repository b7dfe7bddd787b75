import { describe, expect, it } from '@jest/globals';
import type { GovernanceFile } from './governance-file.js';
import { parseCatalog } from './parse-catalog.js';

const GENDER: GovernanceFile = {
  path: 'code-lists/gender.yaml',
  text: `codeList: gender
name: {zh: 性别, en: Gender}
owner: customer_management
codes:
  - {code: male, name: {zh: 男, en: Male}}
  - {code: female, name: {zh: 女, en: Female}}
`,
};
const REGION_CSV = `code,parent,name_zh,name_en
110000,,北京市,Beijing
110100,110000,北京市市辖区,Beijing city districts
`;
const REGION: GovernanceFile[] = [
  {
    path: 'code-lists/region.yaml',
    text: 'codeList: region\nname: {zh: 行政区划, en: Region}\nowner: data_governance\ncsv: region.csv\n',
  },
  { path: 'code-lists/region.csv', text: REGION_CSV },
];

function model(lines: string, columns: string): GovernanceFile {
  const text = `dataset: visit
name: {zh: 到店, en: Visit}
domain: service
meaning: {zh: 一次到店。, en: One visit.}
entity: false
personal: false
key: []
${lines}
columns:
  - {code: customer_id, name: {zh: 客户, en: Customer}, type: id, of: customer, required: true, pii: pseudonym, meaning: {zh: 客户。, en: Customer.}}
  - {code: day, name: {zh: 日期, en: Day}, type: date, pii: none, meaning: {zh: 日期。, en: Day.}}
${columns}
`;
  return { path: 'domain-models/visit.yaml', text };
}

function column(rest: string): string {
  return `  - {code: extra, name: {zh: 列, en: Column}, pii: none, meaning: {zh: 列。, en: Column.}, ${rest}}`;
}

function codesOf(...files: GovernanceFile[]): string[] {
  return parseCatalog(files).diagnostics.map(({ code }) => code);
}

describe('parseCatalog', () => {
  it('keeps the order of a code list and the parents of a CSV list', () => {
    const { catalog, diagnostics } = parseCatalog([GENDER, ...REGION]);
    expect(diagnostics).toEqual([]);
    expect(catalog.codeLists.get('gender')?.codes.map(({ code }) => code)).toEqual([
      'male',
      'female',
    ]);
    expect(catalog.codeLists.get('region')?.codes[1]).toEqual({
      code: '110100',
      parent: '110000',
      name: { zh: '北京市市辖区', en: 'Beijing city districts' },
    });
  });

  it('turns written columns into typed ones', () => {
    const files = [GENDER, model('eventColumn: day', column('type: decimal, scale: 2, unit: CNY'))];
    const dataset = parseCatalog(files).catalog.datasets.get('visit');
    expect(dataset?.columns.map(({ type }) => type)).toEqual([
      { kind: 'id', of: 'customer' },
      { kind: 'date' },
      { kind: 'decimal', scale: 2 },
    ]);
    expect(dataset?.columns.map(({ required }) => required)).toEqual([true, false, false]);
  });

  it('says file, line, column and path of a finding', () => {
    const text = GENDER.text.replace('owner:', 'owners:');
    const { diagnostics } = parseCatalog([{ ...GENDER, text }]);
    expect(diagnostics).toEqual(
      expect.arrayContaining([
        {
          code: 'unknown_key',
          severity: 'error',
          message: 'There is no key "owners" here.',
          file: 'code-lists/gender.yaml',
          line: 3,
          column: 1,
          path: 'owners',
        },
      ]),
    );
  });

  it('reports everything wrong in every file at once', () => {
    const wrongList = { ...GENDER, text: GENDER.text.replace('{zh: 男, en: Male}', '{zh: 男}') };
    const files = [wrongList, model('eventColumn: hour', column('type: code, list: nothing'))];
    expect(codesOf(...files)).toEqual(['missing_key', 'wrong_event_column', 'unknown_code_list']);
  });

  it.each([
    ['type: decimal', 'missing_key'],
    ['type: code', 'missing_key'],
    ['type: id', 'missing_key'],
    ['type: date, scale: 2', 'unknown_key'],
    ['type: number', 'not_allowed'],
    ['type: code, list: nothing', 'unknown_code_list'],
  ])('refuses a column of %s: %s', (rest, code) => {
    expect(codesOf(model('', column(rest)))).toEqual([code]);
  });

  it.each([
    ['key: [nothing]', 'unknown_column'],
    ['entity: true', 'entity_without_key'],
    ['eventColumn: customer_id', 'wrong_event_column'],
  ])('refuses a model with %s: %s', (line, code) => {
    const [key = ''] = line.split(':');
    const file = model('', '');
    const text = file.text.includes(`\n${key}:`)
      ? file.text.replace(new RegExp(`\n${key}: .*`), `\n${line}`)
      : file.text.replace('\nkey:', `\n${line}\nkey:`);
    expect(codesOf({ ...file, text })).toEqual([code]);
  });

  it('refuses a code that is there twice, and a parent after its child', () => {
    const twice = { ...GENDER, text: GENDER.text.replace('female', 'male') };
    expect(codesOf(twice)).toEqual(['duplicate_code']);
    const child = GENDER.text.replace('{code: male,', '{code: male, parent: female,');
    expect(codesOf({ ...GENDER, text: child })).toEqual(['parent_after_child']);
  });

  it('refuses a CSV list with a wrong header or a wrong line, by line number', () => {
    const [head, csv] = REGION as [GovernanceFile, GovernanceFile];
    expect(codesOf(head, { ...csv, text: 'code,name\n' })).toEqual(['wrong_header']);
    const { diagnostics } = parseCatalog([head, { ...csv, text: `${REGION_CSV}120000,,天津市\n` }]);
    expect(diagnostics).toMatchObject([{ code: 'wrong_line', line: 4 }]);
    expect(codesOf(head)).toEqual(['file_not_found']);
  });

  it('refuses a file that is not named as what it holds', () => {
    expect(codesOf({ ...GENDER, path: 'code-lists/sex.yaml' })).toEqual(['wrong_file_name']);
  });

  it('refuses a dealer in no known region', () => {
    const text = GENDER.text.replace('{code: male,', "{code: male, region: '999999',");
    expect(codesOf(...REGION, { ...GENDER, text })).toEqual(['unknown_region']);
  });

  it('knows of a source mapping which datasets it fills, and keeps its text', () => {
    const text = 'source: dms\nrank: 1\nfiles: {}\ntargets: [{dataset: visit, from: x}]\n';
    const file = { path: 'sources/dms.yaml', text };
    expect(parseCatalog([model('', ''), file]).sources).toEqual([
      {
        source: 'dms',
        name: { zh: 'dms', en: 'dms' },
        rank: 1,
        targets: [{ dataset: 'visit' }],
        file: 'sources/dms.yaml',
        text,
      },
    ]);
    expect(codesOf(file)).toEqual(['unknown_dataset']);
    expect(codesOf(model('', ''), file, { ...file, path: 'sources/dms2.yaml' })).toEqual([
      'duplicate_source',
    ]);
  });

  it('refuses YAML that is broken, multiplies by aliases, or is nested without end', () => {
    const bomb = ['a: &a [x]'];
    for (let level = 1; level < 12; level += 1) {
      const name = String.fromCharCode(97 + level);
      const before = String.fromCharCode(96 + level);
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    const file = (text: string): GovernanceFile => ({ ...GENDER, text });
    expect(codesOf(file('codeList: [gender'))).toContain('yaml_syntax');
    expect(codesOf(file(bomb.join('\n')))).toEqual(['too_many_aliases']);
    expect(codesOf(file('['.repeat(100_000)))).toEqual(['nested_too_deep']);
    expect(codesOf(file(''))).toEqual(['wrong_type']);
  });
});
