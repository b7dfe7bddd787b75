import type { SourceMapping } from '@tagwright/catalog';
import type { LastIngestion } from '@tagwright/materialization';
import type { SourceDto } from './source.dto.js';

/** What has come of a source. */
export interface SourceState {
  readonly ingestion: LastIngestion | undefined;
  readonly quarantined: number;
  readonly conflicts: number;
}

export function sourceDto(
  { source, name, rank, targets }: SourceMapping,
  { ingestion, quarantined, conflicts }: SourceState,
): SourceDto {
  return {
    source,
    name,
    rank,
    targets: [...new Set(targets.map(({ dataset }) => dataset))].sort(),
    lastIngestion:
      ingestion === undefined
        ? null
        : {
            runId: ingestion.runId,
            finishedAt: ingestion.finishedAt.toISOString(),
            files: ingestion.files,
            rows: ingestion.rows,
          },
    quarantined,
    conflicts,
  };
}
