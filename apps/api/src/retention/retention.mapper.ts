import type { CollectionPreview, KeepRule } from '@tagwright/retention';
import type { KeepRuleDto, RetentionDto } from './retention.dto.js';

export function retentionDto(preview: CollectionPreview): RetentionDto {
  const { policy, now, changes, kept, orphans } = preview;
  const { rules, graceHours, orphanHours } = policy;
  return {
    policy: {
      datasetVersions: keepRuleDto(rules.dataset_version),
      factTables: keepRuleDto(rules.fact_table),
      snapshots: keepRuleDto(rules.snapshot),
      graceHours,
      orphanHours,
    },
    now: now.toISOString(),
    changes: changes.map(({ kind, id, name, since, action, collectAfter, bytes }) => ({
      ...{ kind, id, name, action, bytes },
      since: since.toISOString(),
      collectAfter: collectAfter?.toISOString() ?? null,
    })),
    kept: kept.map(({ kind, reason, count, bytes }) => ({ kind, reason, count, bytes })),
    orphans: { files: orphans.files, bytes: orphans.bytes },
  };
}

function keepRuleDto({ keepLast, keepDays, keepMonths }: KeepRule): KeepRuleDto {
  return { keepLast, keepDays, keepMonths };
}
