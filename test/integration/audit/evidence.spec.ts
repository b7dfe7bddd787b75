import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvidenceService, EvidenceSources, type EvidenceRequest } from '@tagwright/audit';
import { hashOf, SYSTEM } from '@tagwright/kernel';
import { unguardedQuery } from '@tagwright/testing';
import { strToU8, unzipSync, type Unzipped } from 'fflate';
import { definitionEvidence } from '../../../libs/audit/src/evidence/definition-evidence.js';
import { openTrail, type Trail } from './trail.js';

const run = promisify(execFile);
const BODY = { tag: 't3', cases: [{ when: { fact: 'a', operator: 'atLeast', value: 3.5 } }] };

let trail: Trail;
let service: EvidenceService;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tagwright-evidence-'));
  trail = await openTrail();
  const { database, transactions, heads } = trail;
  const sources = new EvidenceSources();
  sources.add(definitionEvidence);
  service = new EvidenceService(database.dataSource, transactions, heads, sources);
  await trail.write(10);
  await unguardedQuery(
    database.url,
    `INSERT INTO definition_version
       (kind, code, version, body, content_hash, state, origin, text, active_from)
     VALUES ('tag', 't3', '1.0.0', $1, $2, 'active', 'test', '', now())`,
    [BODY, hashOf(BODY)],
  );
  await transactions.run(SYSTEM, (change) =>
    change.record({
      action: 'tag.registered',
      object: { kind: 'tag', code: 't3' },
      details: { version: '1.0.0', contentHash: hashOf(BODY) },
    }),
  );
  await trail.write(5);
  await trail.seal();
  await trail.sign();
});
afterAll(async () => {
  await trail.close();
  await rm(folder, { recursive: true });
});

const OBJECT = { object: { kind: 'thing', code: 't4' } };

async function pack(request: EvidenceRequest): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await service.pack(request, SYSTEM, (chunk) => {
    chunks.push(chunk);
    return Promise.resolve();
  });
  return Buffer.concat(chunks);
}

interface Verdict {
  readonly sound: boolean;
  readonly events?: number;
  readonly trusted?: boolean;
  readonly message?: string;
}

/** Unpacks into an empty folder and lets plain Node look at it. */
async function verdictOf(files: Unzipped, ...args: string[]): Promise<Verdict> {
  const place = await mkdtemp(join(folder, 'package-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), content);
  }
  const options = { cwd: place, env: { PATH: process.env.PATH ?? '' } };
  const ended = await run(process.execPath, ['verify.mjs', '--json', ...args], options).catch(
    (error: unknown) => error as { stdout: string },
  );
  return JSON.parse(ended.stdout) as Verdict;
}

function text(files: Unzipped, path: string): string {
  return Buffer.from(files[path] ?? []).toString('utf8');
}

describe('a package about an object', () => {
  let files: Unzipped;
  beforeAll(async () => {
    files = unzipSync(await pack(OBJECT));
  });

  it('shows its events, and of others no more than proves that they are others', async () => {
    expect(await verdictOf(files)).toMatchObject({ sound: true, events: 2, trusted: false });
    const lines = text(files, 'chain.ndjson').trim().split('\n');
    expect(lines).toHaveLength(16);
    expect(lines.filter((line) => line.includes('"event"'))).toHaveLength(2);
    expect(text(files, 'chain.ndjson')).not.toContain('"t5"');
  });

  it('holds the definitions that its events are about', async () => {
    const tag = unzipSync(await pack({ object: { kind: 'tag', code: 't3' } }));
    expect(JSON.parse(text(tag, 'definitions/tag/t3/1.0.0.json'))).toMatchObject({ body: BODY });
    expect(await verdictOf(tag)).toMatchObject({ sound: true, events: 1 });
  });

  it('proves itself by a key from elsewhere, and by no other', async () => {
    const { headDirectory } = trail.settings;
    const pem = (await readdir(headDirectory)).find((name) => name.endsWith('.pem')) ?? '';
    const key = join(headDirectory, pem);
    expect(await verdictOf(files, '--key', key)).toMatchObject({ sound: true, trusted: true });
    const foreign = join(folder, 'foreign.pem');
    await writeFile(
      foreign,
      `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----
`,
    );
    expect(await verdictOf(files, '--key', foreign)).toMatchObject({ sound: false });
  });

  it.each<[string, (lines: string[]) => string[]]>([
    ['an event is changed', (lines) => lines.map((line) => line.replace('"system"', '"nobody"'))],
    ['a place is left out', (lines) => lines.filter((_, index) => index !== 6)],
    ['places are exchanged', ([a = '', b = '', ...lines]) => [b, a, ...lines]],
    ['the end is cut off', (lines) => lines.slice(0, -1)],
    [
      'an event of the object is hidden as one of others',
      (lines) =>
        lines.map((line) =>
          line.includes('"t4"')
            ? line.replace(/"event":.*/, `"stub":${JSON.stringify(STUB_OF_ANOTHER)}}`)
            : line,
        ),
    ],
  ])('is not sound when %s, not even with a list that says so', async (_case, change) => {
    const lines = change(text(files, 'chain.ndjson').trim().split('\n'));
    const chain = strToU8(`${lines.join('\n')}\n`);
    expect((await verdictOf({ ...files, 'chain.ndjson': chain })).sound).toBe(false);
    const resigned = await resign({ ...files, 'chain.ndjson': chain });
    const { sound, message } = await verdictOf(resigned);
    expect(sound).toBe(false);
    expect(message).toMatch(/chain|Place|place/);
  });

  it('is not sound when an event that belongs to it is shown as a stub', async () => {
    const chain = text(files, 'chain.ndjson').replace(
      /"event":(\{.*?\})\}\n/,
      (_, event: string) => {
        const parsed = JSON.parse(event) as { occurredAt: string };
        const stub = {
          occurredAt: parsed.occurredAt,
          object: hashOf({ kind: 'thing', code: 't4' }),
          content: hashOf(parsed),
        };
        return `"stub":${JSON.stringify(stub)}}\n`;
      },
    );
    const { message } = await verdictOf(await resign({ ...files, 'chain.ndjson': strToU8(chain) }));
    expect(message).toMatch(/belongs to the package and is left out/);
  });

  it('is not sound with a file too many, too few or changed', async () => {
    const fewer = Object.fromEntries(
      Object.entries(files).filter(([path]) => path !== 'README.txt'),
    );
    expect((await verdictOf(fewer)).message).toMatch(/README.txt is missing/);
    expect((await verdictOf({ ...files, 'more.txt': strToU8('x') })).message).toMatch(/more.txt/);
    expect((await verdictOf({ ...files, 'README.txt': strToU8('x') })).message).toMatch(/changed/);
  });

  it('is not sound with another head', async () => {
    const head = text(files, 'heads/head.json').replace('"sequence": "16"', '"sequence": "15"');
    const changed = await resign({ ...files, 'heads/head.json': strToU8(head) });
    expect((await verdictOf(changed)).message).toMatch(/not the one that was signed/);
  });
});

const STUB_OF_ANOTHER = {
  occurredAt: '2026-01-01T00:00:00.000000Z',
  object: hashOf({ kind: 'thing', code: 'other' }),
  content: '0'.repeat(64),
};

/** As somebody would who has the key, or a verifier that asks for no key. */
async function resign(files: Unzipped): Promise<Unzipped> {
  const manifest = JSON.parse(text(files, 'manifest.json')) as {
    files: { path: string; bytes: number; sha256: string }[];
  };
  const { createHash } = await import('node:crypto');
  const listed = manifest.files.map(({ path }) => {
    const content = Buffer.from(files[path] ?? []);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { path, bytes: content.length, sha256 };
  });
  const { canonicalJson } = await import('@tagwright/kernel');
  const changed = { ...manifest, files: listed };
  const key = await trail.heads.open();
  const signature = { keyId: key.id, signature: key.signText(canonicalJson(changed)) };
  return {
    ...files,
    'manifest.json': strToU8(JSON.stringify(changed)),
    'manifest.sig.json': strToU8(JSON.stringify(signature)),
  };
}

describe('a package about a period', () => {
  const period = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };

  it('shows all that happened in it', async () => {
    const files = unzipSync(await pack(period));
    expect(await verdictOf(files)).toMatchObject({ sound: true, events: 16 });
  });

  it('shows nothing of another time, and proves that nothing happened', async () => {
    const before = { from: new Date(0), to: new Date(1) };
    const verdict = await verdictOf(unzipSync(await pack(before)));
    expect(verdict).toMatchObject({ sound: true, events: 0 });
  });

  it('begins with the last head of before it', async () => {
    const { headDirectory } = trail.settings;
    const [today = ''] = (await readdir(headDirectory)).filter((name) => name.endsWith('.json'));
    const { hash, sequence } = JSON.parse(await readFile(join(headDirectory, today), 'utf8')) as {
      hash: string;
      sequence: string;
    };
    const key = await trail.heads.open();
    const time = '2020-05-05T00:00:00.000Z';
    const early = key.sign({ format: 1, sequence, hash, time });
    const path = join(headDirectory, '2020-05-05.json');
    await writeFile(path, JSON.stringify(early));
    await trail.write(3);
    await trail.sign();
    const files = unzipSync(await pack(period));
    await rm(path);
    const verdict = await verdictOf(files);
    expect(files['heads/anchor.json']).toBeDefined();
    expect(verdict.sound).toBe(true);
    expect(text(files, 'chain.ndjson')).not.toContain(`"sequence":"${sequence}"`);
  });
});

describe('making a package', () => {
  it('gives the same bytes for the same events and heads', async () => {
    const [first, second] = [await pack(OBJECT), await pack(OBJECT)];
    expect(second.equals(first)).toBe(true);
  });

  it('is an event itself', async () => {
    await pack(OBJECT);
    const rows = await trail.database.dataSource.query<unknown[]>(
      `SELECT object_kind, object_code, details->>'events' AS events FROM audit_event
       WHERE action = 'evidence.exported' ORDER BY id DESC LIMIT 1`,
    );
    expect(rows).toEqual([{ object_kind: 'thing', object_code: 't4', events: '4' }]);
  });

  it('asks what it is to be about', async () => {
    await expect(pack({})).rejects.toMatchObject({ code: 'evidence_unbounded' });
    await expect(pack({ from: new Date() })).rejects.toMatchObject({ code: 'evidence_unbounded' });
  });
});
