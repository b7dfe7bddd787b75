import { readFile } from 'node:fs/promises';
import { AccountsService, ApiKeysService, ROLES } from '@tagwright/access';
import { SYSTEM } from '@tagwright/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';
import { signInAs } from '../api/sign-in-as.js';
import { PERSONAS, readTable, type Persona } from './persona-table.js';

type Headers = Readonly<Record<string, string>>;

const table = readTable();
const NO_DIGEST = '0'.repeat(64);
const FILTER = { subject: 'customer', where: { tag: 'loyalty', operator: 'isPresent' } };

/** What the endpoints are asked with, so that who may call them gets a real answer. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /session': { login: 'nobody', password: 'wrong' },
  'PUT /session/password': { current: 'wrong', next: 'quiet harbour sings twice' },
  'POST /accounts': { login: 'new.one', name: 'New One', roles: ['marketer'] },
  'PUT /accounts/{login}/roles': { roles: ['marketer'] },
  'POST /keys': { account: 'other', name: 'k', permissions: ['snapshot.read'], days: 1 },
  'POST /keys/{prefix}/rotation': { overlapHours: 1 },
  'POST /webhooks': { name: 'Campaigns', url: 'https://hooks.example.com/', events: [] },
  'PATCH /webhooks/{id}': { name: 'Campaigns' },
  'POST /webhooks/{id}/rotation': { overlapHours: 1 },
  'POST /webhooks/{id}/resume': { missed: 'send' },
  'POST /{subjects}/{id}/tags/{tag}/why': { purpose: 'The customer asked why.' },
  'POST /{subjects}/{id}/tags/{tag}/why-not': { purpose: 'The customer asked why.', value: 'A' },
  'POST /{subjects}/{id}/facts/{fact}/rows': { purpose: 'The customer asked why.' },
  'POST /subjects/find': { key: 'C1' },
  'POST /customers/{id}/contact': { purpose: 'The customer asked to be called back.' },
  'POST /filters/count': FILTER,
  'POST /filters/list': FILTER,
  'POST /filters/csv': { ...FILTER, columns: ['loyalty'] },
  'POST /snapshots/{id}/pin': { reason: 'Evidence.' },
  'POST /schedules/{code}/pause': { reason: 'Year-end.' },
  'POST /runs': {},
  'POST /change-sets': { title: 'A try' },
  'PATCH /change-sets/{id}': { reason: 'Because' },
  'PUT /change-sets/{id}/items/{kind}/{code}': { text: 'tag: loyalty' },
  'POST /change-sets/{id}/approvals': { digest: NO_DIGEST },
  'POST /change-sets/{id}/rejections': { digest: NO_DIGEST, comment: 'No.' },
  'POST /change-sets/{id}/change-requests': { digest: NO_DIGEST, comment: 'No.' },
  'POST /change-sets/{id}/schedule': { effectiveAt: null },
  'POST /change-sets/{id}/withdrawal': { reason: 'Over.' },
  'POST /change-sets/{id}/rollback': { reason: 'Over.' },
  'POST /change-sets/{id}/comments': { text: 'Why?' },
  'POST /version-pins/{kind}/{code}': { consumer: 'campaigns', major: 1 },
  'POST /previews/words': { kind: 'tag', code: 'loyalty', text: 'tag: loyalty' },
  'POST /previews': { drafts: [{ kind: 'tag', code: 'loyalty', body: { tag: 'loyalty' } }] },
  'POST /trials': {
    drafts: [{ kind: 'tag', code: 'loyalty', body: { tag: 'loyalty' } }],
    subject: 'customer',
    facts: {},
  },
};

const QUERIES: Readonly<Record<string, string>> = {
  'GET /{subjects}/{id}/tags/{tag}/why-not': '?value=A',
  'GET /snapshots/{id}/changes': '?tag=loyalty',
  'GET /audit/as-of': '?kind=tag&code=loyalty&at=2026-01-01T00:00:00Z',
  'GET /audit/evidence': '?objectKind=snapshot&objectCode=1',
};

function pathOf(endpoint: string): string {
  const path = endpoint.slice(endpoint.indexOf(' ') + 1);
  const code = path.startsWith('/schedules') ? 'nightly_tags' : 'loyalty';
  const filled = path
    .replace('/facts/{code}', '/facts/visits_12m')
    .replace('/sessions/{id}', '/sessions/11111111-1111-4111-8111-111111111111')
    .replace('/vehicles/{id}', '/vehicles/11')
    .replace('/leads/{id}', '/leads/101')
    .replace('{subjects}', 'customers')
    .replace('{dataset}', 'lead')
    .replace('{version}', '2')
    .replace('{list}', 'brand')
    .replace('{fact}', 'visits_12m')
    .replace('{tag}', 'loyalty')
    .replace('{kind}', 'tag')
    .replace('/version-pins/{id}', '/version-pins/999999')
    .replace('{comment}', '999999')
    .replace('{code}', code)
    .replace('{login}', 'other')
    .replace('{prefix}', 'nosuch00')
    .replace('{delivery}', '999999')
    .replace('{id}', '1');
  return `/api/v1${filled}${QUERIES[endpoint] ?? ''}`;
}

let house: ServedHouse;
const headersOf = new Map<Persona, Headers>();

beforeAll(async () => {
  house = await serveHouse('published');
  headersOf.set('stranger', {});
  for (const role of ROLES) headersOf.set(role, (await signInAs(house, [role])).headers);
  const system = { login: 'reader', holder: { kind: 'system' }, roles: ['marketer'] } as const;
  await house.services.get(AccountsService).add(SYSTEM, system);
  await house.services.get(AccountsService).add(SYSTEM, { ...system, login: 'other' });
  const { token } = await house.services
    .get(ApiKeysService)
    .add(SYSTEM, { account: 'reader', name: 'r', permissions: ['snapshot.read'], days: 1 });
  headersOf.set('reader', { Authorization: `Bearer ${token}` });
});
afterAll(() => house.close());

async function ask(endpoint: string, persona: Persona): Promise<number> {
  const [method = ''] = endpoint.split(' ');
  // Who ends the session does so with one of their own.
  const headers =
    endpoint === 'DELETE /session' && ROLES.some((role) => role === persona)
      ? (await signInAs(house, [persona as (typeof ROLES)[number]])).headers
      : headersOf.get(persona);
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const request = house.stranger[verb](pathOf(endpoint))
    .set(headers ?? {})
    .set('Idempotency-Key', `${persona}-${endpoint.replace(/\W+/g, '-')}`);
  const body = BODIES[endpoint];
  // Each wrong name counts by itself.
  const own: Readonly<Record<string, object>> = {
    'POST /session': { login: `no-${persona}` },
    // Two would be one too many for the same consumer.
    'POST /version-pins/{kind}/{code}': { consumer: persona },
  };
  const sent = body === undefined ? undefined : { ...body, ...own[endpoint] };
  const { status } = await (sent === undefined ? request : request.send(sent));
  return status;
}

describe('the table of personas', () => {
  it('holds every endpoint that the interface describes, and no other', async () => {
    const text = await readFile('openapi.json', 'utf8');
    const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, unknown>> };
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(
        (method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
      ),
    );
    expect(table.map(({ endpoint }) => endpoint).sort()).toEqual(described.sort());
  });

  it.each(PERSONAS)('is what the interface answers to %s', async (persona) => {
    // One persona's runs are not in the way of the next one's.
    await house.dataSource.query(
      `UPDATE run SET state = 'cancelled', finished_at = now() WHERE state = 'queued'`,
    );
    const expected: Record<string, number | undefined> = {};
    const answered: Record<string, number> = {};
    for (const { endpoint, statusOf } of table) {
      expected[endpoint] = statusOf.get(persona);
      answered[endpoint] = await ask(endpoint, persona);
    }
    expect(answered).toEqual(expected);
  });
});
