import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExplainTagService } from '@tagwright/audiences';
import {
  hashOfDrafts,
  ImpactReportsService,
  type ImpactReport,
  PreviewImpactService,
  ReadDraftService,
  TryRuleService,
} from '@tagwright/impact';
import { SYSTEM } from '@tagwright/kernel';
import supertest from 'supertest';
import { createApi } from '../../../apps/api/src/index.js';
import { churnFrom, draftOf, newTag, visitsOver } from './drafted.js';
import { signInAs } from '../api/sign-in-as.js';
import { ImpactHouse } from './impact-house.js';

let house: ImpactHouse;

beforeAll(async () => {
  house = await ImpactHouse.open(600);
}, 240_000);

afterAll(async () => {
  await house.close();
});

const person = '7a3fbc1e-0d5a-4f0c-9d35-0d6f6e3a4a11';
const steward = { ...SYSTEM, person, account: 'steward', channel: 'api' } as const;

describe('a kept report', () => {
  it('is evidence: found by its drafts, told in the trail, never changed', async () => {
    const reports = house.services.get(ImpactReportsService);
    const drafts = [await churnFrom(house, 1.6)];
    const report = await house.services.get(PreviewImpactService).preview(drafts);
    const id = await reports.keep(steward, drafts, report);
    expect(await reports.latest(hashOfDrafts(drafts))).toMatchObject({
      id,
      person,
      isOutdated: false,
      report: { draftHash: report.draftHash, tags: report.tags.map(({ code }) => ({ code })) },
    });
    expect(
      await house.dataSource.query(
        `SELECT action, object_code AS code FROM audit_event WHERE action = 'impact_report.kept'`,
      ),
    ).toEqual([{ action: 'impact_report.kept', code: String(id) }]);
    for (const sql of ['UPDATE impact_report SET person = NULL', 'DELETE FROM impact_report']) {
      await expect(house.dataSource.query(sql)).rejects.toThrow('never changed');
    }
  });

  it('belongs to its own drafts and has numbers', async () => {
    const reports = house.services.get(ImpactReportsService);
    const drafts = [await churnFrom(house, 1.7)];
    const report = await house.services.get(PreviewImpactService).preview(drafts);
    await expect(
      reports.keep(steward, [await churnFrom(house, 1.8)], report),
    ).rejects.toMatchObject({ code: 'report_of_other_drafts' });
    await expect(
      reports.keep(steward, drafts, { ...report, isComputed: false }),
    ).rejects.toMatchObject({ code: 'report_without_figures' });
    expect(await reports.latest('0'.repeat(64))).toBeNull();
  });
});

describe('a trial', () => {
  it('says of one customer what a threshold does, and why', async () => {
    const drafts = [await churnFrom(house, 1.2)];
    const report = await house.services.get(PreviewImpactService).preview(drafts);
    const churn = report.tags.find(({ code }) => code === 'churn_warning');
    const [sample] = churn?.samples ?? [];
    const trial = await house.services
      .get(TryRuleService)
      .onSubject(drafts, 'customer', sample?.id ?? 0);
    const column = trial.columns.find(({ code }) => code === 'churn_warning');
    expect(column).toMatchObject({
      isChanged: true,
      active: { value: sample?.before },
      draft: { value: sample?.after },
    });
    const explained = await house.services
      .get(ExplainTagService)
      .explain('churn_warning', sample?.id ?? 0);
    expect(column?.active?.value).toBe(explained.value);
    expect(column?.active?.why?.cases).toEqual(explained.cases);
    // What rests on it has the very values that the preview shows for the same customer.
    for (const tag of report.tags) {
      const tried = trial.columns.find(({ code }) => code === tag.code);
      const shown = tag.samples.filter(({ id }) => id === sample?.id);
      expect(shown.map(({ after }) => after)).toEqual(shown.map(() => tried?.draft?.value));
    }
  });

  it('computes a changed fact over the customer’s own rows', async () => {
    const drafts = [await visitsOver(house, 60)];
    const report = await house.services.get(PreviewImpactService).preview(drafts);
    const samples = report.facts[0]?.samples ?? [];
    expect(samples.length).toBeGreaterThan(0);
    for (const { id, before, after } of samples.slice(0, 3)) {
      const { columns } = await house.services
        .get(TryRuleService)
        .onSubject(drafts, 'customer', id);
      expect(columns).toMatchObject([{ active: { value: before }, draft: { value: after } }]);
    }
  });

  it('knows who is not there', async () => {
    const drafts = [await churnFrom(house, 1.2)];
    await expect(
      house.services.get(TryRuleService).onSubject(drafts, 'customer', 99_999_999),
    ).rejects.toMatchObject({ code: 'customer_not_found' });
  });

  it('takes facts that are written down, missing where nothing is said', async () => {
    const drafts = [await churnFrom(house, 1.2)];
    const { onFacts } = {
      onFacts: (facts: Record<string, unknown>) =>
        house.services.get(TryRuleService).onFacts(drafts, 'customer', facts),
    };
    const values = async (facts: Record<string, unknown>) => {
      const { columns } = await onFacts(facts);
      const churn = columns.find(({ code }) => code === 'churn_warning');
      const state = columns.find(({ code }) => code === 'churn_state');
      return [churn?.active?.value, churn?.draft?.value, state?.draft?.value];
    };
    const known = { complaints_open: 0, customer_stage: 'C' };
    expect(await values({ ...known, churn_ratio: 1.3 })).toEqual(['raised', 'serious', 'B']);
    expect(await values({ ...known, churn_ratio: '1.2000' })).toEqual(['raised', 'raised', 'B']);
    expect(await values({ ...known, churn_ratio: null })).toEqual([null, null, null]);
    expect(await values({})).toEqual([null, null, null]);
  });

  it('tells everything that is wrong with such facts at once', async () => {
    const drafts = [await churnFrom(house, 1.2)];
    const facts = {
      churn_ratio: 1.23456,
      complaints_open: 'many',
      customer_stage: 'Z',
      lead_channel: 'app',
      __proto__: 1,
    };
    const failure = await house.services
      .get(TryRuleService)
      .onFacts(drafts, 'customer', facts)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'facts_unreadable' });
    const { diagnostics } = (failure as { details: { diagnostics: { path: string }[] } }).details;
    expect(diagnostics.map(({ path }) => path)).toEqual([
      'churn_ratio',
      'complaints_open',
      'customer_stage',
      'lead_channel',
    ]);
  });

  it('does not try drafts with errors', async () => {
    const broken = newTag('broken', { kind: 'rule', type: 'boolean', cases: [], else: false });
    const trial = await house.services.get(TryRuleService).onFacts([broken], 'customer', {});
    expect(trial).toMatchObject({ isComputed: false, columns: [] });
    expect(trial.diagnostics.length).toBeGreaterThan(0);
  });
});

describe('drafts that no change-set can hold', () => {
  it.each([
    ['drafts_missing', []],
    ['draft_repeated', [1, 2].map(() => ({ kind: 'tag', code: 'a', body: null }) as const)],
    [
      'too_many_drafts',
      Array.from(
        { length: 1_000 },
        (_, n) => ({ kind: 'tag', code: `t${n}`, body: null }) as const,
      ),
    ],
    ['draft_code_unreadable', [{ kind: 'tag', code: '__proto__', body: null } as const]],
    [
      'draft_too_large',
      [{ kind: 'tag', code: 'a', body: { tag: 'a', purpose: 'x'.repeat(200_000) } } as const],
    ],
  ])('are refused: %s', async (code, drafts) => {
    await expect(
      house.services.get(PreviewImpactService).preview([...drafts]),
    ).rejects.toMatchObject({ code });
  });

  it('are found out when they say one thing and hold another', async () => {
    const draft = await draftOf(house, 'tag', 'churn_warning', (body) => {
      body.tag = 'value_tier';
    });
    const report = await house.services.get(PreviewImpactService).preview([draft]);
    expect(report.isComputed).toBe(false);
    expect(report.diagnostics.map(({ code }) => code)).toContain('wrong_definition');
    const retired = { kind: 'fact', code: 'churn_warning', body: null } as const;
    const other = await house.services.get(PreviewImpactService).preview([retired]);
    expect(other.diagnostics.map(({ code }) => code)).toContain('draft_retires_nothing');
  });
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

describe('over HTTP', () => {
  let api: ReturnType<typeof supertest.agent>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const app = await createApi({ session: house, portalDirectory: '/nonexistent' });
    app.useLogger(false);
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const { headers } = await signInAs(house);
    api = supertest.agent(`http://127.0.0.1:${port}`).set(headers);
    close = () => app.close();
  });

  afterAll(() => close());

  it('previews drafts with their matrix', async () => {
    const drafts = [await churnFrom(house, 1.3)];
    const { status, body } = (await api
      .post('/api/v1/previews')
      .send({ drafts, samples: 2, groups: 1, dimensions: ['brand'] })) as Answer;
    const report = body as ImpactReport;
    expect(status).toBe(200);
    expect(report).toMatchObject({ isComputed: true, draftHash: hashOfDrafts(drafts) });
    const churn = report.tags.find(({ code }) => code === 'churn_warning');
    expect(churn?.typeAfter).toEqual({ kind: 'code', list: 'churn_warning' });
    expect(churn?.groups.map(({ dimension }) => dimension)).toEqual(['brand']);
    expect(churn?.groups[0]?.groups).toHaveLength(1);
    expect(churn?.samples).toHaveLength(2);
  });

  it('tries drafts on facts and on a subject, on one of them at a time', async () => {
    const drafts = [await churnFrom(house, 1.3)];
    const ask = { drafts, subject: 'customer' };
    const facts = { churn_ratio: 1.4, complaints_open: 0 };
    const tried = await api.post('/api/v1/trials').send({ ...ask, facts });
    const { columns } = tried.body as { columns: { code: string; draft: { value: string } }[] };
    expect(columns.find(({ code }) => code === 'churn_warning')?.draft.value).toBe('serious');
    const both = await api.post('/api/v1/trials').send({ ...ask, facts, id: 1 });
    expect(both.body).toMatchObject({ status: 422, code: 'trial_of_what' });
    const wrong = await api.post('/api/v1/trials').send({ ...ask, facts: { churn_ratio: 'x' } });
    expect(wrong.body).toMatchObject({
      code: 'facts_unreadable',
      errors: [{ path: 'churn_ratio' }],
    });
  });

  it.each([
    ['no drafts', '{"drafts":[]}'],
    [
      'a thousand',
      JSON.stringify({ drafts: Array(1_000).fill({ kind: 'tag', code: 'a', body: null }) }),
    ],
    ['a body that is a list', '{"drafts":[{"kind":"tag","code":"a","body":[1]}]}'],
    ['a body that is a text', '{"drafts":[{"kind":"tag","code":"a","body":"x"}]}'],
    ['no body', '{"drafts":[{"kind":"tag","code":"a"}]}'],
    ['another kind', '{"drafts":[{"kind":"run","code":"a","body":null}]}'],
    ['what nobody asked for', '{"drafts":[{"kind":"tag","code":"a","body":null,"sql":"x"}]}'],
    ['a code that is no code', '{"drafts":[{"kind":"tag","code":"a\'; --","body":null}]}'],
    ['a code of the language', '{"drafts":[{"kind":"tag","code":"__proto__","body":null}]}'],
    ['drafts of the language', '{"drafts":{"__proto__":[]}}'],
  ])('refuses %s', async (_, body) => {
    const response = await api
      .post('/api/v1/previews')
      .set('Content-Type', 'application/json')
      .send(body);
    expect([400, 422]).toContain(response.status);
  });

  it('drops keys of the language before anything reads them', async () => {
    const text = '{"tag":"hostile","__proto__":{"kind":"rule"},"constructor":{"prototype":{}}}';
    const { status, body } = (await api
      .post('/api/v1/previews')
      .set('Content-Type', 'application/json')
      .send(`{"drafts":[{"kind":"tag","code":"hostile","body":${text}}]}`)) as Answer;
    expect(status).toBe(200);
    const { diagnostics, isComputed } = body as ImpactReport;
    expect(isComputed).toBe(false);
    expect(diagnostics.map(({ message }) => message).join()).toContain('needs the key "kind"');
    expect(({} as { kind?: string }).kind).toBeUndefined();
  });
});

describe('when the ground moves', () => {
  it('tells a kept report from what comes out today', async () => {
    const reports = house.services.get(ImpactReportsService);
    const drafts = [await churnFrom(house, 1.65)];
    const report = await house.services.get(PreviewImpactService).preview(drafts);
    await reports.keep(steward, drafts, report);
    await house.register([await churnFrom(house, 1.55)]);
    expect((await reports.latest(report.draftHash))?.isOutdated).toBe(true);
    const kept = await reports.latest(report.draftHash);
    const current = await house.services.get(PreviewImpactService).preview(drafts);
    expect(kept?.report.inputsHash).toBe(report.inputsHash);
    expect(current.inputsHash).not.toBe(report.inputsHash);
    expect(current.isComputed).toBe(true);
  });

  it('does not read a snapshot whose files are on their way out', async () => {
    const { id } = await house.snapshot();
    const mark = (until: string): Promise<unknown> =>
      house.dataSource.query(
        `UPDATE snapshot SET collect_after = ${until}, deletion_started_at = ${until} WHERE id = $1`,
        [id],
      );
    // Pins of this process last a while; another one asks anew.
    await house.dataSource.query('DELETE FROM pin');
    await house.services.get(PreviewImpactService).preview([await churnFrom(house, 1.9)]);
    const other = await ImpactHouse.openEmpty();
    await expect(
      other.services
        .get(PreviewImpactService)
        .preview([{ kind: 'tag', code: 'a', body: { tag: 'a' } }]),
    ).rejects.toMatchObject({
      code: 'no_snapshot',
      message: expect.stringContaining('start a run'),
    });
    await other.close();
    await mark('now()');
    const fresh = await house.again();
    await expect(
      fresh.get(PreviewImpactService).preview([await churnFrom(house, 1.9)]),
    ).rejects.toMatchObject({ code: 'gone' });
    await mark('NULL');
  });
});

describe('a text that is being written', () => {
  const read = async (text: string, others: Parameters<ReadDraftService['read']>[1] = []) =>
    house.services.get(ReadDraftService).read({ kind: 'tag', code: 'value_tier', text }, others);
  const shipped = () => readFile('tag-definitions/tags/value-tier.yaml', 'utf8');

  it('is told as a sentence although an example fails, which is mended where it stands', async () => {
    const text = (await shipped()).replace('Inclusive, value: 70 }', 'Inclusive, value: 75 }');
    const { words, diagnostics } = await read(text);
    expect(words?.en).toContain('at least 75');
    const [failed] = diagnostics.filter(({ severity }) => severity === 'error');
    const line = text.split('\n').findIndex((each) => each.includes('value_score: 70 }')) + 1;
    expect(failed).toMatchObject({ code: 'example_fails', file: 'value_tier', line });
    expect(failed?.proposal).toMatchObject({ line, endLine: line, text: 'G' });
  });

  it('has no sentence where it cannot be read, and says where', async () => {
    const broken = await read(`{ ${await shipped()}`);
    expect(broken.words).toBeNull();
    expect(broken.diagnostics[0]).toMatchObject({ code: 'yaml_syntax', file: 'value_tier' });
    const text = (await shipped()).replace('{ tag: value_score,', '{ tag: value_scor,');
    const unknown = await read(text);
    expect(unknown.words).toBeNull();
    expect(unknown.diagnostics).toContainEqual(
      expect.objectContaining({
        path: 'cases[0].when.tag',
        proposal: expect.objectContaining({ text: 'value_score' }) as unknown,
      }),
    );
  });

  it('is one definition, and read beside the rest of its change-set', async () => {
    const text = await shipped();
    const { diagnostics } = await read(
      `${text}---\n${text.replace('tag: value_tier', 'tag: other')}`,
    );
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'wrong_definition' }));
    const others = [{ kind: 'tag', code: 'value_score', body: null } as const];
    const alone = await read(text, others);
    expect(alone.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  });
});
