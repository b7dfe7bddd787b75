import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExplainTagService, FactRowsService, WhyNotService } from '@tagwright/audiences';
import { PreviewImpactService, TryRuleService } from '@tagwright/impact';
import supertest from 'supertest';
import type { Role } from '@tagwright/access';
import { createApi } from '../../../apps/api/src/index.js';
import { signInAs } from '../api/sign-in-as.js';
import { draftOf } from './drafted.js';
import { ImpactHouse } from './impact-house.js';

let house: ImpactHouse;
let customer: { id: number; born: string };

const TAG = 'birthday_greeting';
const FACT = 'customer_birth_date';
const HIDDEN = '1*********';

beforeAll(async () => {
  house = await ImpactHouse.open(300);
  const { manifest } = await house.snapshot();
  const file = manifest.facts.find(({ subject }) => subject === 'customer')?.file ?? '';
  const [row] = await house.sql(
    `SELECT customer_id AS id, CAST(${FACT} AS VARCHAR) AS born FROM read_parquet('${house.data(file)}')
     WHERE ${FACT} IS NOT NULL AND year(${FACT}) < 2000 ORDER BY 1 LIMIT 1`,
  );
  customer = { id: Number(row?.id), born: row?.born as string };
}, 240_000);

afterAll(() => house.close());

describe('what an explanation tells of personal facts', () => {
  it('is what the rule made of them, and of the value the first character and the length', async () => {
    const why = await house.services.get(ExplainTagService).explain(TAG, customer.id);
    expect(why.inputs.find(({ code }) => code === FACT)).toMatchObject({
      ...{ value: HIDDEN, valueName: { en: HIDDEN }, masked: true, type: { kind: 'text' } },
    });
    expect(JSON.stringify(why)).toContain('"actual":"1*********","masked":true');
    expect(JSON.stringify(why)).not.toContain(customer.born);
    const clear = await house.services
      .get(ExplainTagService)
      .explain(TAG, customer.id, 'customer', 'clear');
    expect(clear.inputs.find(({ code }) => code === FACT)?.value).toBe(customer.born);
    expect([clear.value, clear.outcome]).toEqual([why.value, why.outcome]);
  });

  it('tells neither the value nor how far it is from another outcome', async () => {
    const ask = house.services.get(WhyNotService);
    const all = [];
    for (const wanted of ['true', 'false']) all.push(await ask.explain(TAG, customer.id, wanted));
    expect(JSON.stringify(all)).not.toContain(customer.born);
    const near = all.filter(({ nearest }) => nearest.changes.some(({ code }) => code === FACT));
    expect(near.map(({ nearest }) => nearest.distance)).toEqual([null]);
    expect(near[0]?.nearest.words.en).toContain(HIDDEN);
    expect(near[0]?.nearest.changes).toContainEqual(
      expect.objectContaining({ from: HIDDEN, to: HIDDEN, masked: true }),
    );
  });

  it('holds for the source rows, by the class of fact and of column', async () => {
    const rows = await house.services.get(FactRowsService).read(FACT, customer.id);
    expect(rows).toMatchObject({ value: HIDDEN, masked: true });
    expect(rows.parts[0]?.rows[0]).toMatchObject({ value: HIDDEN, masked: true });
    expect(JSON.stringify(rows)).not.toContain(customer.born);
    const kept = await house.services.get(FactRowsService).read('customer_gender', customer.id);
    expect(kept.masked).toBeUndefined();
  });

  it('holds for trials on a customer and for those whom a report shows', async () => {
    const tag = await draftOf(house, 'tag', TAG, (body) => {
      body.meaning = { zh: '另一含义', en: 'Another meaning' };
      const { cases } = body as { cases: { value: unknown }[] };
      if (cases[0] !== undefined) cases[0].value = false;
    });
    const trial = await house.services
      .get(TryRuleService)
      .onSubject([tag], 'customer', customer.id);
    const column = trial.columns.find(({ code }) => code === TAG);
    expect(column?.draft?.inputs).toContainEqual(
      expect.objectContaining({ code: FACT, value: HIDDEN, masked: true }),
    );
    expect(JSON.stringify(trial)).not.toContain(customer.born);
    const fact = await draftOf(house, 'fact', 'customer_age_years', (body) => {
      body.derived = { monthsSince: { fact: FACT } };
      body.unit = 'months';
    });
    const report = await house.services.get(PreviewImpactService).preview([fact]);
    const age = report.facts.find(({ code }) => code === 'customer_age_years');
    // The youngest and the oldest are one person each; what half of all are below is nobody's.
    const between = { min: null, max: null, quantiles: expect.anything() as unknown };
    expect(age?.figures).toMatchObject({ before: between, after: between });
    const samples = age?.samples ?? [];
    expect(samples.length).toBeGreaterThan(0);
    for (const { before, after } of samples) {
      expect([before, after]).toEqual([
        expect.stringMatching(/^\d\*?$/) as unknown,
        expect.stringMatching(/^\d\*{1,3}$/) as unknown,
      ]);
    }
  });
});

describe('personal facts in clear', () => {
  let as: (...roles: Role[]) => Promise<ReturnType<typeof supertest.agent>>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const app = await createApi({ session: house, portalDirectory: '/nonexistent' });
    app.useLogger(false);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    as = async (...roles) => {
      const { headers } = await signInAs(house, roles);
      return supertest
        .agent(`http://127.0.0.1:${port}/api/v1/customers/${customer.id}`)
        .set(headers);
    };
    close = () => app.close();
  });
  afterAll(() => close());

  it('are shown to who may unmask, for a purpose, and each look is written down', async () => {
    const steward = await as('steward');
    const purpose = 'The customer disputes the greeting.';
    const asked = [
      [`/tags/${TAG}/why`, {}],
      [`/tags/${TAG}/why-not`, { value: 'true' }],
      [`/facts/${FACT}/rows`, {}],
    ] as const;
    for (const [path, body] of asked) {
      const missing = await steward.post(path).send({ ...body, purpose: 'because' });
      expect([path, missing.status, missing.body]).toMatchObject([
        ...[path, 422, { code: 'purpose_missing' }],
      ]);
      const marketer = await as('marketer');
      expect((await marketer.post(path).send({ ...body, purpose })).status).toBe(403);
      const shown = await steward.post(path).send({ ...body, purpose });
      expect([path, shown.status]).toEqual([path, 200]);
      expect(shown.text).toContain(customer.born);
      expect(shown.text).not.toContain('"masked"');
    }
    const masked = await steward.get(`/tags/${TAG}/why`);
    expect(masked.text).not.toContain(customer.born);
    const events = await house.dataSource.query<{ details: object; code: string }[]>(
      `SELECT details, object_code AS code FROM audit_event WHERE action = 'subject.unmasked' ORDER BY id`,
    );
    expect(events.map(({ details }) => details)).toEqual([
      { purpose, why: TAG },
      { purpose, whyNot: TAG },
      { purpose, factRows: FACT },
    ]);
    expect(new Set(events.map(({ code }) => /^[0-9a-f]{64}$/.test(code)))).toEqual(new Set([true]));
  });
});
