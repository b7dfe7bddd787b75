import { hashOf } from '@tagwright/kernel';
import type { SnapshotColumn, SnapshotManifest } from '@tagwright/materialization';
import type { Subject, ValueType } from '@tagwright/rules';

export const AS_OF = '2025-12-31T16:00:00.000Z';

const GRADE: ValueType = { kind: 'code', list: 'churn_state' };

function column(code: string, type: ValueType, profile: SnapshotColumn['profile']): SnapshotColumn {
  return {
    code,
    type,
    definitionHash: hashOf(code),
    definitionVersion: '1.0.0',
    digestKey: hashOf([code, 'key']),
    digest: hashOf([code, 'digest']),
    profile,
  };
}

function table(
  subject: Subject,
  rows: number,
  columns: SnapshotColumn[],
): SnapshotManifest['tables'][number] {
  return {
    subject,
    idColumn: `${subject}_id`,
    rows,
    file: `snapshots/1/${subject}.parquet`,
    sha256: hashOf(subject),
    populationDigest: hashOf([subject, rows]),
    columns,
  };
}

function facts(subject: Subject, rows: number, codes: string[]): SnapshotManifest['facts'][number] {
  return {
    subject,
    cacheKey: hashOf([subject, 'facts']),
    file: `facts/${subject}.parquet`,
    rows,
    columns: codes.map((code) => ({
      code,
      definitionHash: hashOf(code),
      definitionVersion: '1.0.0',
    })),
  };
}

/** What the snapshot was made of, each in version 2. */
export const DATASETS = ['service_order', 'ownership', 'vehicle', 'lead', 'customer_contact'];

/** The manifest that seals the tables of `writeHouseFiles`. */
export function houseManifest(): SnapshotManifest {
  const parts = houseParts();
  const codes = (tables: readonly { readonly columns: readonly { readonly code: string }[] }[]) =>
    tables.flatMap(({ columns }) => columns.map(({ code }) => code));
  const version = (kind: 'fact' | 'tag') => (code: string) => ({
    kind,
    code,
    version: '1.0.0',
    hash: hashOf(code),
  });
  const definitions = [
    ...codes(parts.facts).map(version('fact')),
    ...codes(parts.tables).map(version('tag')),
  ];
  return { ...parts, definitions };
}

function houseParts(): Omit<SnapshotManifest, 'definitions'> {
  return {
    format: 1,
    snapshotId: 1,
    runId: 1,
    asOf: AS_OF,
    zone: 'Asia/Shanghai',
    contentDigest: hashOf('content'),
    engine: { name: 'duckdb', version: '1' },
    datasets: DATASETS.map((dataset) => ({
      dataset,
      version: 2,
      contentHash: hashOf(dataset),
      period: { from: '2020-01-01', to: '2026-01-01' },
      rows: 4,
    })),
    facts: [
      facts('customer', 5, ['spend_per_visit', 'spend_total', 'visits_12m']),
      facts('vehicle', 2, ['vehicle_age_days']),
      facts('lead', 3, ['lead_channel']),
    ],
    tables: [
      table('customer', 5, [
        column('best_lead', GRADE, { missing: 3, values: [{ value: 'A', count: 1 }] }),
        column('big_spender', { kind: 'boolean' }, { missing: 1, values: [] }),
        column('loyalty', GRADE, {
          missing: 1,
          values: [
            { value: 'A', count: 1 },
            { value: 'B', count: 2 },
            { value: 'C', count: 1 },
          ],
        }),
        column('reachable_by', { kind: 'codes', list: 'channel' }, { missing: 1, values: [] }),
        column('spend_score', { kind: 'integer' }, { missing: 1, min: '5', max: '55', bins: [] }),
      ]),
      table('vehicle', 2, [column('vehicle_grade', GRADE, { missing: 0, values: [] })]),
      table('lead', 3, [column('lead_grade', GRADE, { missing: 0, values: [] })]),
    ],
  };
}
