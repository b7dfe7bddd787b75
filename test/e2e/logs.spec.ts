import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOfHome } from './signed-in.js';
import { newHome, removeHome, startInstance, tagwright } from './start-instance.js';

const KEY = '5a'.repeat(32);
const TRACE = { LOG_LEVEL: 'trace', LOG_FORMAT: 'json', TAGWRIGHT_DATA_KEY: KEY };

interface Line {
  readonly level: string;
  readonly msg?: string;
  readonly runId?: number;
  readonly attempt?: number;
  readonly requestId?: string;
  readonly route?: string;
}

let home: string;
/** Names, phones and documents of everybody in the source files. */
let personal: string[];
/** Their numbers at the dealers. */
let numbers: string[];
/** All that every process has written to its log. */
let log = '';

/** Reads a file of the dealer management system by byte, so that its encoding stays what it is. */
const dms = (): string => join(home, 'demo/dealer_management/dms_customer.csv');

beforeAll(async () => {
  home = await newHome();
  const out = join(home, 'demo');
  await tagwright(home, ['demo', '--customers', '300', '--seed', '5', '--out', out]);
  const bytes = await readFile(dms());
  const records = new TextDecoder('gb18030').decode(bytes).trim().split('\n').slice(1);
  numbers = records.map((record) => record.split(',')[0]?.trim() ?? '');
  personal = records
    .flatMap((record) => [2, 5, 6, 9].map((column) => record.split(',')[column]?.trim() ?? ''))
    .filter((value) => value.length >= 3);
  await misplace(bytes.toString('latin1'));
}, 300_000);
afterAll(() => removeHome(home));

/** Puts names and phones where dates and codes belong, so that every conversion trips over them. */
async function misplace(text: string): Promise<void> {
  const lines = text.split('\n').map((line, index) => {
    const fields = line.split(',');
    const [, , name = '', , , , phone = ''] = fields;
    if (index % 5 === 1) fields.splice(4, 1, name);
    if (index % 5 === 2) fields.splice(7, 1, phone);
    if (index % 5 === 3) fields.splice(13, 1, `${name} ${phone}`);
    return fields.join(',');
  });
  await writeFile(dms(), lines.join('\n'), 'latin1');
}

function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}

describe('at level trace the log', () => {
  it('of ingestions that trip over personal values in every way holds none of them', async () => {
    const folder = (source: string): string => join(home, 'demo', source);
    const good = await tagwright(
      home,
      ['ingest', 'dealer_management', folder('dealer_management')],
      TRACE,
    );
    expect(good.code).toBe(0);
    const [name = '', phone = ''] = personal;
    const members = join(folder('crm'), 'crm_member.ndjson');
    await appendFile(members, `{"MEMBER_ID": "${name}", "MOBILE": ${phone}, broken\n[${phone}]\n`);
    const half = await tagwright(home, ['ingest', 'crm', folder('crm')], TRACE);
    await appendFile(dms(), `"${phone},unterminated`);
    const bad = await tagwright(
      home,
      ['ingest', 'dealer_management', folder('dealer_management')],
      TRACE,
    );
    await writeFile(join(folder('label_vendor'), 'vendor_label.parquet'), `PAR1${name}${phone}`);
    const worse = await tagwright(home, ['ingest', 'label_vendor', folder('label_vendor')], TRACE);
    for (const { stderr } of [good, half, bad, worse]) log += stderr;
    expect(worse.code).toBe(1);
  }, 300_000);

  it('of a server that is asked for people by name and phone holds none of it', async () => {
    const instance = await startInstance({ home, args: ['--no-demo'], env: TRACE });
    const me = await keyOfHome(home, 'operator');
    const [name = '', , phone = ''] = personal;
    const query = new URLSearchParams({ name, phone }).toString();
    for (const path of [`customers/${phone}`, `customers?${query}`, `customers/1/why/${name}`]) {
      await fetch(`${instance.url}/api/v1/${path}`, { headers: me });
    }
    await fetch(`${instance.url}/${encodeURIComponent(name)}/${phone}`);
    await fetch(`${instance.url}/api/v1/filters/count`, {
      method: 'POST',
      headers: { ...me, 'Content-Type': 'application/json' },
      body: JSON.stringify({ subject: 'customer', where: { tag: name, operator: phone } }),
    });
    await fetch(`${instance.url}/api/v1/runs`, {
      method: 'POST',
      headers: { ...me, 'Content-Type': 'application/json', 'Idempotency-Key': 'one' },
      body: '{}',
    });
    for (let state = 'queued'; state === 'queued' || state === 'running';) {
      const page = await (
        await fetch(`${instance.url}/api/v1/runs?limit=1`, { headers: me })
      ).json();
      state = (page as { items: { state: string }[] }).items[0]?.state ?? 'failed';
    }
    const reader = await keyOfHome(home, 'marketer');
    for (const key of [name, phone, numbers[0]]) {
      const found = await fetch(`${instance.url}/api/v1/subjects/find`, {
        method: 'POST',
        headers: { ...reader, 'Content-Type': 'application/json' },
        body: JSON.stringify({ key }),
      });
      expect(found.status).toBe(200);
    }
    await instance.stop();
    log += instance.output();
    expect(log).toContain('/api/v1/filters/count');
    expect(log).toContain('/api/v1/subjects/find');
    expect(log).not.toContain(me.Authorization?.slice('Bearer '.length));
  }, 300_000);

  it('of a worker whose Redis refuses it holds no password', async () => {
    const redis = { REDIS_URL: 'redis://:r3dis-s3cret@127.0.0.1:1' };
    const url = 'postgres://me:p0stgres-s3cret@127.0.0.1:1/app';
    log += (await tagwright(home, ['worker'], { ...TRACE, ...redis, DATABASE_URL: url })).stderr;
    const run = await tagwright(home, ['run'], { ...TRACE, ...redis });
    expect(run.code).toBe(0);
    log += run.stderr;
  }, 180_000);

  it('has been written, as JSON, with runs and requests told apart', () => {
    const lines = linesOf(log);
    expect(lines.length).toBeGreaterThan(500);
    expect(lines.some(({ level }) => level === 'trace')).toBe(true);
    const ofRuns = lines.filter(({ msg }) => msg === 'Step ended' || msg === 'Run begun');
    expect(ofRuns.length).toBeGreaterThan(20);
    expect(ofRuns.every(({ runId, attempt }) => Number(runId) > 0 && attempt === 1)).toBe(true);
    const answered = lines.filter(({ msg }) => msg === 'Answered');
    expect(answered.every(({ requestId }) => /^[\da-f-]{36}$/.test(requestId ?? ''))).toBe(true);
    expect(answered.map(({ route }) => route)).toContain('/api/v1/customers/:id');
  });

  it('holds no name, phone, document or address of anybody', () => {
    expect(personal.length).toBeGreaterThan(500);
    expect(personal.filter((value) => log.includes(value))).toEqual([]);
    expect(personal.filter((value) => log.includes(encodeURIComponent(value)))).toEqual([]);
    expect(numbers.filter((value) => log.includes(value))).toEqual([]);
  });

  it('holds no secret', async () => {
    const password = await readFile(join(home, 'secrets/postgres.password'), 'utf8');
    for (const secret of [KEY, password.trim(), 'r3dis-s3cret', 'p0stgres-s3cret']) {
      expect(log).not.toContain(secret);
    }
  });
});

describe('a command', () => {
  it('says only what is wrong, and results stay apart from it', async () => {
    const run = await tagwright(home, ['run', '--json'], { TAGWRIGHT_DATA_KEY: KEY });
    expect(linesOf(run.stderr)).toEqual([]);
    expect(run.stdout.trim().split('\n')).toHaveLength(1);
  }, 180_000);
});
