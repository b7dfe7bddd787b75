import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type { Role } from '@tagwright/access';
import { TAGS } from './house-definitions.js';
import { serveHouse, type ServedHouse } from './serve-house.js';
import { signInAs } from './sign-in-as.js';

type Agent = ReturnType<typeof supertest.agent>;

interface Answer {
  readonly body: unknown;
}

interface Body {
  readonly [key: string]: unknown;
  readonly id: number;
  readonly revision: number;
  readonly digest: string;
}

let house: ServedHouse;
let ann: Agent;
let ben: Agent;
let guest: Agent;

beforeAll(async () => {
  house = await serveHouse('published');
  const as = async (...roles: Role[]): Promise<Agent> => {
    const { headers } = await signInAs(house, roles);
    return supertest.agent(`http://127.0.0.1:${house.port}/api/v1`).set(headers);
  };
  ann = await as('steward');
  ben = await as('approver');
  guest = await as('marketer');
});
afterAll(() => house.close());

const gradeText = (otherwise: string): string => {
  const grade = (TAGS as { tag: string }[]).find(({ tag }) => tag === 'vehicle_grade');
  return JSON.stringify({ ...grade, else: otherwise });
};

async function begin(text = gradeText('B')): Promise<Body> {
  const begun: Answer = await ann.post('/change-sets').send({ title: 'Grade' }).expect(201);
  return put(begun.body as Body, { text });
}

async function put(set: Body, item: object, agent = ann): Promise<Body> {
  const response = await agent
    .put(`/change-sets/${set.id}/items/tag/vehicle_grade`)
    .set('If-Match', `"${set.revision}"`)
    .send(item)
    .expect(200);
  expect(response.headers.etag).toBe(`"${(response.body as Body).revision}"`);
  return response.body as Body;
}

/** What an approval names: the content, and that nothing can be computed on this house's snapshot. */
const seen = ({ digest }: Body): object => ({ digest, reportSeen: 'none' });

async function submit(set: Body): Promise<Body> {
  const submitted: Answer = await ann
    .post(`/change-sets/${set.id}/submission`)
    .set('If-Match', `"${set.revision}"`)
    .expect(200);
  return submitted.body as Body;
}

describe('change-sets over HTTP', () => {
  it('go from a draft into force by two people, with their difference as structure and words', async () => {
    const draft = await begin();
    const shown: Answer = await guest.get(`/change-sets/${draft.id}`).expect(200);
    expect(shown.body).toMatchObject({
      state: 'draft',
      objects: [
        {
          kind: 'tag',
          code: 'vehicle_grade',
          from: '1.0.0',
          to: '2.0.0',
          change: 'major',
          patch: [{ op: 'replace', path: '/else', value: 'B' }],
          before: { words: { en: expect.stringContaining('C') as unknown } },
          after: { words: { zh: expect.stringContaining('B') as unknown } },
        },
      ],
    });
    const submitted = await submit(draft);
    const { id, digest } = submitted;
    await ben.get('/change-sets?waiting=me').expect(({ body }) => {
      expect((body as { items: Body[] }).items.map((set) => set.id)).toEqual([id]);
    });
    await ann.post(`/change-sets/${id}/approvals`).send({ digest }).expect(403);
    await guest.get(`/change-sets/${id}/impact`).expect(404);
    const unsaid: Answer = await ben.post(`/change-sets/${id}/approvals`).send({ digest });
    expect(unsaid.body).toMatchObject({ status: 422, code: 'report_missing' });
    const approval = seen(submitted);
    const approved = await ben.post(`/change-sets/${id}/approvals`).send(approval).expect(200);
    await ann
      .post(`/change-sets/${id}/schedule`)
      .set('If-Match', `"${(approved.body as Body).revision}"`)
      .send({ effectiveAt: null })
      .expect(200);
    await guest.get('/tags/vehicle_grade').expect(({ body }) => {
      expect(body).toMatchObject({ version: '2.0.0' });
    });
    // In force it tells what it did, not what it would do now.
    const inForce: Answer = await guest.get(`/change-sets/${id}`).expect(200);
    expect(inForce.body).toMatchObject({
      diagnostics: [],
      submittedAccount: draft.authorAccount,
      submittedBy: draft.author,
      reviews: [{ impactReport: null, noReportBecause: 'fact_table_not_found' }],
      objects: [
        {
          ...{ from: '1.0.0', to: '2.0.0', change: 'major' },
          patch: [{ op: 'replace', path: '/else', value: 'B' }],
          before: { words: { en: expect.stringContaining('C') as unknown } },
        },
      ],
    });
    // The tag tells how it became what it is.
    const versions: Answer = await guest.get('/tags/vehicle_grade/versions').expect(200);
    expect(versions.body).toMatchObject([
      {
        ...{ version: '2.0.0', state: 'active', changeSet: { id, title: 'Grade' } },
        approvals: [{ account: expect.any(String) as unknown }],
        patch: [{ op: 'replace', path: '/else', value: 'B' }],
      },
      { version: '1.0.0', state: 'retired', patch: [{ op: 'add', path: '' }] },
    ]);
    await guest.get('/facts/vehicle_grade/versions').expect(404);
    await ann.post(`/change-sets/${id}/rollback`).send({ reason: 'Too kind' }).expect(201);
  });

  it('are listed by what may still become of them, and tell who may be asked for a review', async () => {
    const { id } = await begin();
    const ids = async (query: string): Promise<number[]> => {
      const found: Answer = await guest.get(`/change-sets?${query}`).expect(200);
      return (found.body as { items: Body[] }).items.map((set) => set.id);
    };
    expect(await ids('state=open')).toContain(id);
    expect(await ids('state=decided')).not.toContain(id);
    expect(await ids('state=over')).not.toContain(id);
    const reviewers: Answer = await guest.get('/reviewers').expect(200);
    const may = (reviewers.body as { mayApprove: boolean }[]).map(({ mayApprove }) => mayApprove);
    expect(new Set(may)).toEqual(new Set([false, true]));
  });

  it('tell that another change came into force since they began', async () => {
    const late = await begin();
    const first = await submit(await begin(gradeText('A')));
    const approval = seen(first);
    const approved = await ben.post(`/change-sets/${first.id}/approvals`).send(approval);
    await ann
      .post(`/change-sets/${first.id}/schedule`)
      .set('If-Match', `"${(approved.body as Body).revision}"`)
      .send({ effectiveAt: null })
      .expect(200);
    const shown: Answer = await ann.get(`/change-sets/${late.id}`).expect(200);
    expect(shown.body).toMatchObject({ objectCount: 1, objects: [{ isMoved: true }] });
  });

  it('are edited only by who saw what they are', async () => {
    const set = await begin();
    const at = `/change-sets/${set.id}/items/tag/vehicle_grade`;
    const item = { text: gradeText('A') };
    await ann.put(at).send(item).expect(428);
    await ann.put(at).set('If-Match', '"1"').send(item).expect(412);
    await ann.put(at).set('If-Match', 'W/"2"; DROP').send(item).expect(428);
    await guest.put(at).set('If-Match', `"${set.revision}"`).send(item).expect(403);
    expect(await put(set, item)).toMatchObject({ revision: set.revision + 1 });
  });

  it('tell all that is wrong with them, and are not submitted like this', async () => {
    const set = await begin(gradeText('Z'));
    const refused: Answer = await ann
      .post(`/change-sets/${set.id}/submission`)
      .set('If-Match', `"${set.revision}"`)
      .expect(422);
    expect(refused.body).toMatchObject({
      code: 'change_set_invalid',
      errors: expect.arrayContaining([
        expect.objectContaining({ file: 'tags/vehicle_grade.yaml', path: 'else' }),
      ]) as unknown,
    });
  });

  it.each([
    ['a field that nobody offers', { title: 'x', state: 'active' }],
    ['no title', { title: '' }],
    ['a title that is none', { title: { $ne: 1 } }],
    ['U+0000', { title: 'a\u0000b' }],
  ])('are not begun with %s', async (_what, sent) => {
    const { status } = await ann.post('/change-sets').send(sent);
    expect([400, 422]).toContain(status);
  });

  it('are nobody else’s because a body brings a prototype along', async () => {
    const sent = JSON.parse('{"title":"x","__proto__":{"author":null,"state":"active"}}') as object;
    const begun: Answer = await ann.post('/change-sets').send(sent).expect(201);
    expect(begun.body).toMatchObject({ state: 'draft', author: expect.any(String) as unknown });
  });

  it.each([
    '[[[[[[[[',
    'a: &x [*x]',
    'tag: other\n',
    '- 1',
    '{"__proto__": {"polluted": true}}',
    `tag: vehicle_grade\nname: {zh: "'; DROP TABLE change_set; --", en: x}`,
  ])('keep the draft %j and say what is wrong with it', async (text) => {
    const set = await begin(text);
    const seen: Answer = await ann.get(`/change-sets/${set.id}`).expect(200);
    expect((seen.body as { diagnostics: unknown[] }).diagnostics.length).toBeGreaterThan(0);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('carry comments on a place, which answer one another and are resolved', async () => {
    const { id } = await begin();
    const at = `/change-sets/${id}/comments`;
    const asked = await ben.post(at).send({ place: '/tag/vehicle_grade/else', text: 'Why?' });
    expect(asked.status).toBe(201);
    const { id: question } = asked.body as Body;
    await ann.post(at).send({ text: 'Because.', answers: question }).expect(201);
    await ann.post(at).send({ text: 'Because.', answers: 999_999 }).expect(404);
    await ben.post(`${at}/${question}/resolution`).expect(200);
    await ben.post(`${at}/${question}/resolution`).expect(404);
    await guest.get(at).expect(({ body }) => {
      expect(body).toMatchObject([
        {
          place: '/tag/vehicle_grade/else',
          text: 'Why?',
          resolvedBy: expect.any(String) as unknown,
        },
        { text: 'Because.', answers: question, resolvedBy: null },
      ]);
    });
    await guest.post(at).send({ text: 'Me too' }).expect(403);
  });

  it('are decided once, when several decide at the same time', async () => {
    const submitted = await submit(await begin());
    const { id, digest } = submitted;
    const approval = seen(submitted);
    const reason = { digest, comment: 'No.' };
    const answers = await Promise.all([
      ben.post(`/change-sets/${id}/rejections`).send(reason),
      ben.post(`/change-sets/${id}/rejections`).send(reason),
      ben.post(`/change-sets/${id}/approvals`).send(approval),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});
