import { describe, expect, it } from '@jest/globals';
import type { Diagnostic } from '@tagwright/kernel';
import { parseSchedules } from './parse-schedules.js';
import type { Schedule } from './schedule.js';

const REFERENCES = { datasets: new Set(['lead', 'service_order']), sources: new Set(['crm']) };

function parse(...texts: string[]): { schedules: Schedule[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const files = texts.map((text, index) => ({ path: `schedules/${index}.yaml`, text }));
  return { schedules: parseSchedules(files, REFERENCES, diagnostics), diagnostics };
}

function nightly(code: string, rest = ''): string {
  return `schedule: ${code}
name: { zh: 每夜, en: Nightly }
kind: materialize
cron: 30 2 * * *
zone: Asia/Shanghai
${rest}`;
}

const CRM = `schedule: crm_daily
name: { zh: CRM, en: CRM }
kind: ingest
source: crm
directory: /srv/crm
cron: 0 1 * * *
zone: Asia/Shanghai
`;

const codesOf = (...texts: string[]): string[] =>
  parse(...texts).diagnostics.map(({ code }) => code);

describe('parseSchedules', () => {
  it('reads times, arrivals, order and how old a snapshot may become', () => {
    const { schedules, diagnostics } = parse(
      CRM,
      nightly('tags', 'onArrival: [lead]\nafter: [crm_daily]\nstaleAfter: 26h'),
    );
    expect(diagnostics).toEqual([]);
    expect(schedules.map(({ task }) => task)).toEqual([
      { kind: 'ingest', source: 'crm', directory: '/srv/crm' },
      { kind: 'materialize', staleAfterSeconds: 93_600 },
    ]);
    expect(schedules[1]).toMatchObject({
      schedule: 'tags',
      cron: { expression: '30 2 * * *', zone: 'Asia/Shanghai' },
      onArrival: ['lead'],
      after: ['crm_daily'],
    });
  });

  it('may collect what the retention policy does not keep', () => {
    const written = nightly('cleaning').replace('kind: materialize', 'kind: collect');
    const { schedules, diagnostics } = parse(written);
    expect(diagnostics).toEqual([]);
    expect(schedules.map(({ task }) => task)).toEqual([{ kind: 'collect' }]);
  });

  it.each([
    ['90m', 5_400],
    ['2d', 172_800],
  ])('reads staleAfter: %s', (text, seconds) => {
    const { schedules } = parse(nightly('tags', `staleAfter: ${text}`));
    expect(schedules[0]?.task).toMatchObject({ staleAfterSeconds: seconds });
  });

  it('says where a finding stands, and finds all at once', () => {
    const { diagnostics } = parse(
      nightly('tags', 'onArrival: [lead, leads]\nafter: [nobody]').replace('30 2', '30 25'),
    );
    expect(diagnostics).toMatchObject([
      { code: 'bad_cron', file: 'schedules/0.yaml', line: 4, column: 1, path: 'cron' },
      { code: 'unknown_dataset', line: 6, column: 19, path: 'onArrival[1]' },
      { code: 'unknown_schedule', line: 7, column: 9, path: 'after[0]' },
    ]);
  });

  it('refuses schedules that wait for each other, with their path', () => {
    const { diagnostics } = parse(
      nightly('c', 'after: [a]'),
      nightly('a', 'after: [b]'),
      nightly('b', 'after: [c]'),
      nightly('alone', 'after: [alone]'),
    );
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['schedule_cycle', 'These schedules wait for each other: a → b → c → a.'],
      ['schedule_cycle', 'These schedules wait for each other: alone → alone.'],
    ]);
  });

  it.each([
    ['a source that is not there', CRM.replace('source: crm', 'source: erp'), 'unknown_source'],
    ['an ingestion from nowhere', CRM.replace('directory: /srv/crm\n', ''), 'missing_key'],
    ['an ingestion on arrival, which would start itself', `${CRM}onArrival: [lead]`, 'unknown_key'],
    ['a computation with a folder', nightly('t', 'directory: /srv'), 'unknown_key'],
    ['an unknown key', nightly('t', 'every: day'), 'unknown_key'],
    ['a time without a zone', CRM.replace('zone: Asia/Shanghai\n', ''), 'cron_without_zone'],
    ['a zone without a time', CRM.replace('cron: 0 1 * * *\n', 'x: 1\n'), 'unknown_key'],
    ['an offset in place of a zone', CRM.replace('Asia/Shanghai', '"+08:00"'), 'unknown_zone'],
    ['a duration without a unit', nightly('t', "staleAfter: '26'"), 'bad_code'],
    ['a duration of nothing', nightly('t', 'staleAfter: 0h'), 'bad_code'],
    ['a code with a path in it', nightly('"../x"'), 'bad_code'],
    ['a list for a text', nightly('t').replace('30 2 * * *', '[1, 2]'), 'wrong_type'],
    ['text that is no YAML', 'schedule: [', 'yaml_syntax'],
  ])('refuses %s', (_name, text, code) => {
    expect(codesOf(text)).toContain(code);
  });

  it('refuses what is never due', () => {
    const text = CRM.replace('cron: 0 1 * * *\nzone: Asia/Shanghai\n', '');
    expect(codesOf(text)).toEqual(['never_due']);
  });

  it('refuses two schedules of one name', () => {
    expect(codesOf(nightly('tags'), nightly('tags'))).toEqual(['duplicate_schedule']);
  });
});
