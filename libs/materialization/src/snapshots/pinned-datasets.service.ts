import { Injectable } from '@nestjs/common';
import { ActiveDatasetsService, type ActiveDataset } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import { pinForRun } from '@tagwright/pins';
import { DataSource } from 'typeorm';

/** The dataset versions that a run reads. */
@Injectable()
export class PinnedDatasetsService {
  constructor(
    private readonly datasets: ActiveDatasetsService,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Those that are active now. Their files stay until the run is over, whatever replaces them
   * meanwhile.
   * @throws DomainError `files_collected`
   */
  async list(runId: number): Promise<ActiveDataset[]> {
    const datasets = await this.datasets.list();
    const targets = datasets.map(({ id }) => ({ kind: 'dataset_version' as const, id }));
    const pinned = await pinForRun(this.dataSource, runId, targets);
    if (pinned.length === datasets.length) return datasets;
    throw new DomainError(
      'files_collected',
      'A dataset version was replaced and collected while this run began. Start the run again.',
      { kind: 'unavailable' },
    );
  }
}
