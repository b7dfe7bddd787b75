import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveHouse, type ServedHouse } from '../api/serve-house.js';
import { parseExposition, type Sample } from './parse-exposition.js';

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
  await house.dataSource.query(RUNS);
});
afterAll(() => house.close());

/** Runs in every state, steps with known times, what two ingestions set aside. */
const RUNS = `
INSERT INTO run (kind, state, created_at, not_before, fencing_token, lease_until, finished_at, params, result)
VALUES
  ('materialize', 'queued', now() - interval '100 s', NULL, NULL, NULL, NULL, '{}', NULL),
  ('materialize', 'queued', now() - interval '10 s', NULL, NULL, NULL, NULL, '{}', NULL),
  ('materialize', 'queued', now() - interval '500 s', now() + interval '60 s', NULL, NULL, NULL, '{}', NULL),
  ('ingest', 'running', now(), NULL, 901, now() + interval '30 s', NULL, '{"source": "crm"}', NULL),
  ('ingest', 'failed', now(), NULL, NULL, NULL, now(), '{"source": "crm"}', NULL),
  ('ingest', 'succeeded', now(), NULL, NULL, NULL, now(), '{"source": "crm"}',
   '{"quarantined": [{"dataset": "customer", "reason": "not_a_date", "scope": "value", "count": 9}]}'),
  ('ingest', 'succeeded', now(), NULL, NULL, NULL, now(), '{"source": "crm"}',
   '{"quarantined": [{"dataset": "customer", "reason": "not_a_date", "scope": "value", "count": 4}]}'),
  ('ingest', 'succeeded', now(), NULL, NULL, NULL, now(), '{"source": "old"}', '{}');
INSERT INTO run_step (run_id, ordinal, name, state, started_at, finished_at)
SELECT r.id, t.ordinal, t.name, t.state, now(), now() + make_interval(secs => t.seconds)
FROM (SELECT max(id) AS id FROM run) r, (VALUES
  (1, 'read 张三 13912345678.csv', 'succeeded', 0.05), (2, 'read b.csv', 'succeeded', 4),
  (3, 'read c.csv', 'succeeded', 5000), (4, 'convert x', 'failed', 7)) AS t(ordinal, name, state, seconds);
`;

async function scrape(): Promise<{ text: string; samples: Sample[] }> {
  const answer = await house.api.get('/metrics').set('Accept', 'text/plain;version=0.0.4, */*');
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  return { text: answer.text, samples: parseExposition(answer.text) };
}

function valueOf(
  samples: readonly Sample[],
  name: string,
  labels: object = {},
): number | undefined {
  return samples.find(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  )?.value;
}

describe('the metrics', () => {
  it('are in the text format, every series once, buckets growing to their count', async () => {
    const { samples } = await scrape();
    expect(samples.length).toBeGreaterThan(60);
    expect(valueOf(samples, 'tagwright_up_database')).toBe(1);
    expect(valueOf(samples, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });

  it('tell of the queue what waits, what is worked on and what waits to be tried again', async () => {
    const { samples } = await scrape();
    const depth = (state: string) => valueOf(samples, 'tagwright_queue_depth', { state });
    expect([depth('waiting'), depth('running'), depth('retry')]).toEqual([2, 1, 1]);
    const oldest = valueOf(samples, 'tagwright_queue_oldest_waiting_seconds');
    expect(oldest).toBeGreaterThanOrEqual(100);
    expect(oldest).toBeLessThan(160);
  });

  it('count runs and the seconds of their steps, by the first word of a step alone', async () => {
    const { text, samples } = await scrape();
    const total = (state: string) =>
      valueOf(samples, 'tagwright_runs_total', { kind: 'ingest', state });
    expect([total('succeeded'), total('failed'), total('running')]).toEqual([3, 1, 1]);
    const read = { kind: 'ingest', step: 'read' };
    expect(valueOf(samples, 'tagwright_run_step_seconds_count', read)).toBe(3);
    expect(valueOf(samples, 'tagwright_run_step_seconds_sum', read)).toBeCloseTo(5004.05, 2);
    const bucket = (le: string) =>
      valueOf(samples, 'tagwright_run_step_seconds_bucket', { ...read, le });
    expect([bucket('0.1'), bucket('1'), bucket('5'), bucket('1800'), bucket('+Inf')]).toEqual([
      1, 1, 2, 2, 3,
    ]);
    expect(
      valueOf(samples, 'tagwright_run_step_seconds_count', { step: 'convert' }),
    ).toBeUndefined();
    expect(text).not.toMatch(/张三|13912345678/);
  });

  it('tell of the latest ingestion of each source what it set aside', async () => {
    const { samples } = await scrape();
    const entries = samples.filter(({ name }) => name === 'tagwright_quarantine_entries');
    expect(entries).toEqual([
      {
        name: 'tagwright_quarantine_entries',
        labels: { source: 'crm', dataset: 'customer', reason: 'not_a_date', scope: 'value' },
        value: 4,
      },
    ]);
  });

  it('tell the rows of datasets and snapshot and how old it is, within its bound', async () => {
    const { samples } = await scrape();
    expect(valueOf(samples, 'tagwright_dataset_rows', { dataset: 'lead' })).toBe(4);
    expect(valueOf(samples, 'tagwright_snapshot_rows', { subject: 'customer' })).toBe(5);
    expect(valueOf(samples, 'tagwright_snapshot_age_seconds')).toBeLessThan(300);
    expect(valueOf(samples, 'tagwright_snapshot_data_age_seconds')).toBeGreaterThan(1_000);
    expect(valueOf(samples, 'tagwright_snapshot_stale')).toBe(0);
  });

  it('tell how many webhooks are set aside, and how late events are', async () => {
    await house.dataSource.query(
      `INSERT INTO webhook (name, url, events, state, secret, position, account)
       VALUES ('a', 'https://a.example/', '{}', 'active', '', 0, 'me'),
         ('b', 'https://b.example/', '{}', 'set_aside', '', 0, 'me')`,
    );
    await house.dataSource.query(
      `WITH sealed AS (INSERT INTO audit_seal (sequence, event_id, previous_hash, hash)
         VALUES (1, 1, repeat('0', 64), repeat('1', 64)) RETURNING sequence)
       INSERT INTO webhook_delivery (webhook_id, sequence, type, created_at)
       SELECT w.id, sequence, 'run.failed', now() - make_interval(secs => 100 * w.id)
       FROM webhook w, sealed`,
    );
    await delay(1_100); // what was kept is old
    const { samples } = await scrape();
    const number = (state: string) => valueOf(samples, 'tagwright_webhooks', { state });
    expect([number('active'), number('paused'), number('set_aside')]).toEqual([1, 0, 1]);
    const late = valueOf(samples, 'tagwright_webhook_late_seconds');
    expect(late).toBeGreaterThanOrEqual(100);
    expect(late).toBeLessThan(160);
  });

  it('say that a snapshot is stale once its schedules allow it no longer', async () => {
    await house.dataSource.query(
      `UPDATE publication SET published_at = published_at - interval '3 days'`,
    );
    await delay(1_100); // what was kept is old
    const { samples } = await scrape();
    expect(valueOf(samples, 'tagwright_snapshot_stale')).toBe(1);
  });

  it('know requests by the pattern of their path, whatever callers write', async () => {
    for (const id of ['1', '2', '13912345678', 'x'.repeat(500)]) {
      await house.api.get(`/api/v1/customers/${id}?name=张三`);
      await house.api.get(`/nowhere/${id}`);
    }
    const { text, samples } = await scrape();
    const requests = samples.filter(({ name }) => name === 'tagwright_http_request_seconds_count');
    const routes = new Set(requests.map(({ labels }) => labels.route));
    expect(routes).toContain('/api/v1/customers/:id');
    expect(routes.size).toBeLessThanOrEqual(3);
    expect(text).not.toMatch(/13912345678|xxxx|nowhere|张三/);
  });

  it('are for this machine alone', async () => {
    expect((await house.api.get('/metrics').set('Host', 'evil.example')).status).toBe(403);
  });
});

describe('the metrics of an empty house', () => {
  it('are valid too', async () => {
    const empty = await serveHouse('empty');
    const samples = parseExposition((await empty.api.get('/metrics')).text);
    expect(valueOf(samples, 'tagwright_queue_oldest_waiting_seconds')).toBe(0);
    expect(valueOf(samples, 'tagwright_snapshot_age_seconds')).toBeUndefined();
    await empty.close();
  });
});
