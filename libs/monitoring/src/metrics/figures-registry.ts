import { Counter, Gauge, Registry } from 'prom-client';
import type { HistoryFigures, LiveFigures } from './figures.js';
import { StepHistogram } from './step-histogram.js';

/** One moment's figures of the database as metrics: a new registry each time, so nothing is left over. */
export class FiguresRegistry {
  readonly registry = new Registry();

  /** @param isUp whether the database answered in time */
  up(isUp: boolean): this {
    return this.gauge(
      'tagwright_up_database',
      'Whether the database answered: 1 or 0.',
      isUp ? 1 : 0,
    );
  }

  live({ queue, datasets, snapshot, audit, webhooks }: LiveFigures): this {
    this.audit(audit);
    this.webhooks(webhooks);
    const { waiting, running, retry, oldestSeconds } = queue;
    this.labelled('tagwright_queue_depth', 'Runs that are not over, by what they wait for.', [
      [{ state: 'waiting' }, waiting],
      [{ state: 'running' }, running],
      [{ state: 'retry' }, retry],
    ]);
    this.gauge(
      'tagwright_queue_oldest_waiting_seconds',
      'How long the first of the waiting runs has waited; 0 when none waits.',
      oldestSeconds,
    );
    this.labelled(
      'tagwright_dataset_rows',
      'Rows of the active version of each dataset.',
      datasets.map(({ dataset, rows }) => [{ dataset }, rows]),
    );
    if (snapshot === null) return this;
    this.labelled(
      'tagwright_snapshot_rows',
      'Rows of the published snapshot, by subject.',
      snapshot.rows.map(({ subject, rows }) => [{ subject }, rows]),
    );
    this.gauge('tagwright_snapshot_id', 'Number of the published snapshot.', snapshot.id);
    this.gauge('tagwright_snapshot_age_seconds', 'Since the publication.', snapshot.ageSeconds);
    return this.gauge(
      'tagwright_snapshot_data_age_seconds',
      'Since the instant that the published snapshot looks from.',
      snapshot.dataAgeSeconds,
    );
  }

  private audit({ sealed, unsealedSeconds }: LiveFigures['audit']): void {
    this.gauge('tagwright_audit_sealed_events', 'Events with a place in the chain.', sealed);
    this.gauge(
      'tagwright_audit_unsealed_seconds',
      'How long the first event without a place in the chain has waited; 0 when none waits.',
      unsealedSeconds,
    );
  }

  private webhooks({ states, lateSeconds }: LiveFigures['webhooks']): void {
    this.labelled(
      'tagwright_webhooks',
      'Systems that are told what happens, by state.',
      Object.entries(states).map(([state, count]) => [{ state }, count]),
    );
    this.gauge(
      'tagwright_webhook_late_seconds',
      'How long the first event has waited that an active webhook has not taken; 0 when none waits.',
      lateSeconds,
    );
  }

  /** @param isStale undefined where nothing says how old a snapshot may be */
  stale(isStale: boolean | undefined): this {
    if (isStale === undefined) return this;
    const help = 'Whether the published snapshot is older than it may be: 1 or 0.';
    return this.gauge('tagwright_snapshot_stale', help, isStale ? 1 : 0);
  }

  history({ runs, steps, quarantine }: HistoryFigures): this {
    const counter = new Counter({
      name: 'tagwright_runs_total',
      help: 'Runs that are kept, by kind and state.',
      labelNames: ['kind', 'state'],
      registers: [this.registry],
    });
    for (const { kind, state, count } of runs) counter.inc({ kind, state }, count);
    const histogram = new StepHistogram();
    histogram.record(steps);
    this.registry.registerMetric(histogram);
    return this.labelled(
      'tagwright_quarantine_entries',
      'Rows and values that the latest ingestion of each source set aside.',
      quarantine.map(({ count, ...labels }) => [labels, count]),
    );
  }

  private gauge(name: string, help: string, value: number): this {
    new Gauge({ name, help, registers: [this.registry] }).set(value);
    return this;
  }

  private labelled(
    name: string,
    help: string,
    samples: readonly (readonly [Readonly<Record<string, string>>, number])[],
  ): this {
    if (samples.length === 0) return this;
    const labelNames = Object.keys(samples[0]?.[0] ?? {});
    const gauge = new Gauge({ name, help, labelNames, registers: [this.registry] });
    for (const [labels, value] of samples) gauge.set(labels, value);
    return this;
  }
}
