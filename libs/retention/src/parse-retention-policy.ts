import { checkShape, compileShape, YamlDocument } from '@tagwright/catalog';
import type { Diagnostic } from '@tagwright/kernel';
import type { KeepRule, RetentionPolicy } from './retention-policy.js';

const COUNT = { type: 'integer', minimum: 1, maximum: 10_000 };
const DAYS = { type: 'integer', minimum: 0, maximum: 36_500 };
const MONTHS = { type: 'integer', minimum: 0, maximum: 1_200 };
const HOURS = { type: 'integer', minimum: 0, maximum: 8_760 };

function keepShape(more: Readonly<Record<string, object>> = {}): object {
  const properties = { keepLast: COUNT, keepDays: DAYS, ...more };
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  };
}

const shape = compileShape({
  type: 'object',
  additionalProperties: false,
  required: ['datasetVersions', 'factTables', 'snapshots'],
  properties: {
    datasetVersions: keepShape(),
    factTables: keepShape(),
    snapshots: keepShape({ keepMonths: MONTHS }),
    graceHours: HOURS,
    orphanHours: HOURS,
  },
});

type WrittenRule = Omit<KeepRule, 'keepMonths'> & Partial<KeepRule>;

interface WrittenPolicy {
  readonly datasetVersions: WrittenRule;
  readonly factTables: WrittenRule;
  readonly snapshots: WrittenRule;
  readonly graceHours?: number;
  readonly orphanHours?: number;
}

const A_DAY = 24;

/** Reads `retention.yaml`; without a policy the diagnostics say all that is wrong with it. */
export function parseRetentionPolicy(
  text: string,
  path: string,
): { policy: RetentionPolicy | undefined; diagnostics: readonly Diagnostic[] } {
  const document = new YamlDocument({ path, text });
  if (!checkShape(document, shape)) return { policy: undefined, diagnostics: document.diagnostics };
  const { datasetVersions, factTables, snapshots, ...hours } = document.value as WrittenPolicy;
  const rule = (written: WrittenRule): KeepRule => ({ keepMonths: 0, ...written });
  return {
    policy: {
      rules: {
        dataset_version: rule(datasetVersions),
        fact_table: rule(factTables),
        snapshot: rule(snapshots),
      },
      graceHours: hours.graceHours ?? A_DAY,
      orphanHours: hours.orphanHours ?? A_DAY,
    },
    diagnostics: [],
  };
}
