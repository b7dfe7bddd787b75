import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  PreviewImpactService,
  type ColumnImpact,
  type Draft,
  type ImpactReport,
} from '@tagwright/impact';
import { ReadSubjectService } from '@tagwright/audiences';
import type { SnapshotEntity, TagDiff } from '@tagwright/materialization';
import { churnFrom, draftOf, newTag, visitsOver } from './drafted.js';
import { ImpactHouse } from './impact-house.js';

let house: ImpactHouse;
let before: SnapshotEntity;

beforeAll(async () => {
  house = await ImpactHouse.open(3_000);
  before = await house.snapshot();
}, 240_000);

afterAll(async () => {
  await house.close();
});

function preview(drafts: readonly Draft[], options = {}): Promise<ImpactReport> {
  return house.services.get(PreviewImpactService).preview(drafts, options);
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

/** What must hold of any column, whatever was drafted. */
function expectToAddUp(column: ColumnImpact): void {
  const { figures, total, changed } = column;
  if (figures.form === 'numbers') {
    expect(
      Object.values(figures.moves as unknown as Record<string, number>).reduce((a, b) => a + b, 0),
    ).toBe(total);
    expect(total - figures.moves.equal - figures.moves.bothMissing).toBe(changed);
  } else {
    expect(sum(figures.matrix)).toBe(total);
    const moved = figures.matrix.filter(({ from, to }) => from !== to);
    expect(sum(moved)).toBe(changed);
    for (const [side, counts] of [
      ['from', column.before],
      ['to', column.after],
    ] as const) {
      for (const { value, count } of counts) {
        expect(sum(figures.matrix.filter((cell) => cell[side] === value))).toBe(count);
      }
      expect(sum(counts)).toBe(total);
    }
  }
  for (const { groups, rest } of column.groups) {
    const parts = [...groups, ...(rest === null ? [] : [rest])];
    expect(parts.reduce((all, part) => all + part.total, 0)).toBe(total);
    expect(parts.reduce((all, part) => all + part.changed, 0)).toBe(changed);
    if (figures.form === 'values') {
      const cells = parts.flatMap((part) => part.cells ?? []);
      for (const cell of figures.matrix) {
        const same = cells.filter(({ from, to }) => from === cell.from && to === cell.to);
        expect(sum(same)).toBe(cell.count);
      }
      expect(sum(cells)).toBe(total);
    }
    if (figures.form === 'codes') {
      for (const { code, before: old, after, gained, lost } of figures.codes) {
        const of = parts.flatMap((part) => (part.codes ?? []).filter((each) => each.code === code));
        expect(of.reduce((all, each) => all + each.before, 0)).toBe(old);
        expect(of.reduce((all, each) => all + each.after, 0)).toBe(after);
        expect(old + gained - lost).toBe(after);
      }
    }
  }
  expect(column.samples.length).toBe(Math.min(20, changed));
}

/** Everything at once: thresholds, a fact, a vehicle's tag, a lead's, a new tag, one that goes, two that rest on each other. */
async function manyDrafts(): Promise<Draft[]> {
  return [
    await churnFrom(house, 1.2),
    await draftOf(house, 'tag', 'value_tier', (body) => {
      const { cases } = body as { cases: { when: { value: number } }[] };
      if (cases[0] !== undefined) cases[0].when.value = 55;
    }),
    await draftOf(house, 'tag', 'value_score', (body) => {
      body.constant = Number(body.constant ?? 0) + 3;
    }),
    await draftOf(house, 'fact', 'complaints_24m', (body) => {
      const { measure } = body as { measure: { window: { last: { months: number } } } };
      measure.window.last.months = 6;
    }),
    await draftOf(house, 'fact', 'vehicle_shop_visits_18m', (body) => {
      const { measure } = body as { measure: { window: { last: { months: number } } } };
      measure.window.last.months = 9;
    }),
    await draftOf(house, 'tag', 'vehicle_life_cycle', (body) => {
      const { cases } = body as { cases: { when: { any: { value: number }[] } }[] };
      const months = cases[0]?.when.any[0];
      if (months !== undefined) months.value = 110;
    }),
    await draftOf(house, 'tag', 'lead_purchase_window', (body) => {
      const { parameters } = body as { parameters: { window_months: { default: number } } };
      parameters.window_months.default = 4;
    }),
    newTag('reminded', {
      kind: 'rule',
      type: 'boolean',
      cases: [{ when: { tag: 'churn_warning', operator: 'equal', value: 'serious' }, value: true }],
      else: false,
    }),
    { kind: 'tag', code: 'intended_budget', body: null },
  ];
}

describe('a preview', () => {
  it('counts a changed threshold exactly, with who moves where and why', async () => {
    const report = await preview([await churnFrom(house, 1.6)]);
    expect(report).toMatchObject({
      isComputed: true,
      facts: [],
      inputs: { snapshotId: before.id, pending: [] },
    });
    for (const tag of report.tags) expectToAddUp(tag);
    const churn = report.tags.find(({ code }) => code === 'churn_warning');
    const published = before.manifest.tables
      .flatMap(({ columns }) => columns)
      .find(({ code }) => code === 'churn_warning');
    expect(churn?.before.filter(({ value }) => value !== null)).toEqual(published?.profile.values);
    const facts = before.manifest.facts.find(({ subject }) => subject === 'customer');
    const [row] = await house.sql(
      `SELECT count(*) AS n FROM read_parquet('${house.data(facts?.file ?? '')}')
       WHERE (churn_ratio > 1.5 AND churn_ratio <= 1.6) AND complaints_open IS NOT NULL`,
    );
    expect(churn?.changed).toBe(row?.n);
    expect(churn?.changed).toBeGreaterThan(0);
    const [sample] = churn?.samples ?? [];
    expect(sample?.reason).toMatchObject({ because: 'rule' });
    expect(sample?.reason?.leaves.length).toBeGreaterThan(0);
    for (const { code, state } of sample?.reason?.leaves ?? []) {
      expect(code).toBe('churn_ratio');
      expect(state.before).not.toBe(state.after);
    }
  });

  it('names the tags that rest on it, each with the reason that its input moved', async () => {
    const report = await preview([await churnFrom(house, 1.1)]);
    const state = report.tags.find(({ code }) => code === 'churn_state');
    expect(state).toMatchObject({ isDrafted: false, change: 'changed' });
    for (const { reason } of state?.samples ?? []) expect(reason?.because).toBe('inputs');
  });

  it('computes a changed fact anew, and nothing else', async () => {
    house.jobs.length = 0;
    const report = await preview([await visitsOver(house, 6)]);
    expect(report.facts.map(({ code }) => code)).toEqual(['service_visits_12m']);
    for (const fact of report.facts) expectToAddUp(fact);
    expect(house.jobs.map(({ kind }) => kind)).toEqual(['preview-facts']);
    const orders = await house.sql(
      `SELECT sum(moves) AS n FROM (SELECT count(*) AS moves FROM read_parquet('${house.data('datasets/service_order/*.parquet')}')
       WHERE customer_id IS NOT NULL AND open_date >= DATE '2025-07-01' AND open_date < DATE '2026-01-01' GROUP BY customer_id)`,
    );
    expect(Number(orders[0]?.n)).toBeGreaterThan(0);
    house.jobs.length = 0;
    await preview([await visitsOver(house, 6)]);
    expect(house.jobs).toEqual([]);
  });

  it('takes a text for what it is', async () => {
    const draft = await draftOf(house, 'tag', 'churn_warning', (body) => {
      body.owner = 'sales_marketing';
    });
    const report = await preview([draft]);
    expect(report).toMatchObject({ isComputed: true, tags: [], facts: [] });
    expect(report.inputs.definitions).toMatchObject([{ code: 'churn_warning', change: 'patch' }]);
  });

  it('has a new tag absent for everybody before, and a retired one after', async () => {
    const report = await preview((await manyDrafts()).slice(-2));
    const [added] = report.tags.filter(({ change }) => change === 'added');
    const [retired] = report.tags.filter(({ change }) => change === 'retired');
    expect(added).toMatchObject({ code: 'reminded', typeBefore: null });
    expect(added?.before).toEqual([{ value: null, count: added?.total }]);
    expect(retired).toMatchObject({ code: 'intended_budget', typeAfter: null });
    expect(retired?.figures).toMatchObject({ form: 'numbers', after: null });
    for (const tag of report.tags) expectToAddUp(tag);
  });

  it('follows a value list that changed', async () => {
    const draft = await draftOf(house, 'tag', 'value_tier', (body) => {
      body.list = 'high_middle_low';
      body.cases = [
        {
          when: { tag: 'value_score', operator: 'greaterThanInclusive', value: 70 },
          value: 'high',
        },
      ];
      body.else = 'low';
    });
    const report = await preview([draft]);
    const codes = report.diagnostics.map(({ code }) => code);
    expect({ isComputed: report.isComputed, codes }).toMatchObject({ isComputed: false });
    expect(codes).toContain('code_outside_list');
  });

  it('gives diagnostics and no numbers for drafts with errors', async () => {
    const broken = newTag('broken', {
      kind: 'rule',
      type: 'boolean',
      cases: [{ when: { fact: 'no_such_fact', operator: 'equal', value: 1 }, value: true }],
      else: false,
    });
    const report = await preview([broken, { kind: 'tag', code: 'churn_warning', body: null }]);
    expect(report).toMatchObject({ isComputed: false, tags: [], facts: [], cost: null });
    const files = report.diagnostics.map(({ file }) => file);
    expect(files).toContain('broken');
    expect(files).toContain('churn_state');
  });

  it('stops when it is told to', async () => {
    const drafts = await manyDrafts();
    const controller = new AbortController();
    const reason = new Error('Nobody waits any more.');
    const running = preview(drafts, { signal: controller.signal });
    setTimeout(() => {
      controller.abort(reason);
    }, 20);
    await expect(running).rejects.toBe(reason);
    const report = await preview([await churnFrom(house, 1.6)]);
    expect(report.isComputed).toBe(true);
  });

  it('registers and publishes nothing', async () => {
    const [versions] = await house.dataSource.query<{ n: string }[]>(
      'SELECT count(*) AS n FROM definition_version',
    );
    await preview(await manyDrafts());
    const [after] = await house.dataSource.query<{ n: string }[]>(
      'SELECT count(*) AS n FROM definition_version',
    );
    expect(after).toEqual(versions);
    expect((await house.snapshot()).id).toBe(before.id);
  });
});

describe('the next run on the same inputs', () => {
  it('publishes what the preview says, tag by tag', async () => {
    const drafts = await manyDrafts();
    const report = await preview(drafts);
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const column of [...report.tags, ...report.facts]) expectToAddUp(column);
    await house.register(drafts);
    await house.run('materialize');
    const after = await house.snapshot();
    expect(after.asOf).toEqual(before.asOf);
    const diffs = new Map((after.diff?.tags ?? []).map((each) => [each.tag, each]));
    const tags = new Map(report.tags.map((tag) => [tag.code, tag]));
    // Whatever moved was foretold, with its numbers.
    for (const diff of diffs.values()) expect(tags.get(diff.tag)?.changed).toBe(diff.changed);
    for (const tag of report.tags) expectPublished(tag, after, diffs.get(tag.code));
    expect(after.diff?.tagsAdded).toEqual(['reminded']);
    expect(after.diff?.tagsRemoved).toEqual(['intended_budget']);
    expect(report.tags.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'vehicle_stage',
        'vehicle_stage_best',
        'customer_stage',
        'lead_purchase_window',
      ]),
    );
    await expectSamplesPublished(report);
  }, 120_000);

  it('publishes it also where customers only gather what changes on their vehicles and leads', async () => {
    const drafts = [
      await draftOf(house, 'tag', 'lead_score_band', (body) => {
        const { cases } = body as { cases: { when: { value: number } }[] };
        if (cases[0] !== undefined) cases[0].when.value = 62;
      }),
      await draftOf(house, 'tag', 'vehicle_stage', (body) => {
        const { cases } = body as { cases: { when: { all: { value: number }[] } }[] };
        const months = cases[0]?.when.all[1];
        if (months !== undefined) months.value = 30;
      }),
    ];
    const report = await preview(drafts);
    await house.register(drafts);
    await house.run('materialize');
    const after = await house.snapshot();
    const diffs = new Map((after.diff?.tags ?? []).map((each) => [each.tag, each]));
    for (const tag of report.tags) {
      expectToAddUp(tag);
      expectPublished(tag, after, diffs.get(tag.code));
    }
    const changed = new Map(report.tags.map((tag) => [tag.code, tag.changed]));
    for (const diff of diffs.values()) expect(changed.get(diff.tag)).toBe(diff.changed);
    for (const gathered of ['best_lead_temperature', 'vehicle_stage_best']) {
      expect(changed.get(gathered)).toBeGreaterThan(0);
    }
  }, 120_000);

  it('counts against what is active, also before a run has published it', async () => {
    const drafts = [await churnFrom(house, 1.9)];
    await house.register([await churnFrom(house, 1.4)]);
    const report = await preview(drafts);
    expect(report.inputs.pending).toEqual(['churn_warning']);
    for (const tag of report.tags) expectToAddUp(tag);
    const churn = report.tags.find(({ code }) => code === 'churn_warning');
    await house.run('materialize');
    const again = await preview(drafts);
    expect(again.tags.find(({ code }) => code === 'churn_warning')?.figures).toEqual(
      churn?.figures,
    );
    expect(again.inputs.pending).toEqual([]);
  }, 120_000);
});

function expectPublished(
  tag: ColumnImpact,
  after: SnapshotEntity,
  diff: TagDiff | undefined,
): void {
  const column = after.manifest.tables
    .flatMap(({ columns }) => columns)
    .find(({ code }) => code === tag.code);
  if (tag.change === 'retired') {
    expect(column).toBeUndefined();
    return;
  }
  if (tag.change === 'changed')
    expect({ tag: tag.code, changed: diff?.changed ?? 0 }).toEqual({
      tag: tag.code,
      changed: tag.changed,
    });
  if (tag.figures.form === 'numbers') {
    expect({ tag: tag.code, ...tag.figures.after }).toMatchObject({
      tag: tag.code,
      missing: column?.profile.missing,
      min: column?.profile.min,
      max: column?.profile.max,
    });
    return;
  }
  const missing = tag.after.find(({ value }) => value === null)?.count ?? 0;
  expect({ tag: tag.code, missing }).toEqual({ tag: tag.code, missing: column?.profile.missing });
  if (diff !== undefined && diff.matrix !== null)
    expect({ tag: tag.code, matrix: tag.figures.matrix }).toEqual({
      tag: tag.code,
      matrix: diff.matrix,
    });
  if (tag.figures.form === 'values') {
    expect(tag.after.filter(({ value }) => value !== null)).toEqual(column?.profile.values);
  }
}

/** The subjects that were shown have, now that it is published, the values that were shown. */
async function expectSamplesPublished(report: ImpactReport): Promise<void> {
  const reader = house.services.get(ReadSubjectService);
  for (const tag of report.tags.filter(
    ({ subject, change }) => subject === 'customer' && change !== 'retired',
  )) {
    for (const { id, after } of tag.samples.slice(0, 2)) {
      const { tags } = await reader.customer(id);
      const found = tags.find(({ code }) => code === tag.code);
      if (found?.type.kind === 'decimal') continue;
      expect({ tag: tag.code, id, value: found?.value ?? null }).toEqual({
        tag: tag.code,
        id,
        value: after,
      });
    }
  }
}
