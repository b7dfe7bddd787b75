import { Injectable } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { DatasetVersionEntity } from './dataset-version.entity.js';

/** Dataset versions as they were registered, old ones too. */
@Injectable()
export class DatasetVersionsService {
  constructor(private readonly dataSource: DataSource) {}

  /** The version of each dataset that runs read now. */
  active(): Promise<DatasetVersionEntity[]> {
    return this.dataSource.manager.find(DatasetVersionEntity, {
      where: { active: true },
      order: { dataset: 'ASC' },
    });
  }

  /** Of one dataset, newest first. */
  list(dataset: string): Promise<DatasetVersionEntity[]> {
    return this.dataSource.manager.find(DatasetVersionEntity, {
      where: { dataset },
      order: { version: 'DESC' },
    });
  }

  /** @throws DomainError `dataset_version_not_found` */
  async get(dataset: string, version: number): Promise<DatasetVersionEntity> {
    const found = await this.dataSource.manager.findOneBy(DatasetVersionEntity, {
      dataset,
      version,
    });
    if (found) return found;
    throw new DomainError(
      'dataset_version_not_found',
      `There is no version ${version} of ${dataset}.`,
      { kind: 'not_found', details: { dataset, version } },
    );
  }
}
