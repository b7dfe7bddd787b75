import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadCatalogService, type DomainModel } from '@tagwright/catalog';
import { DatasetVersionsService } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import {
  DatasetDetailDto,
  DatasetDto,
  DatasetVersionDetailDto,
  DatasetVersionDto,
} from './dataset.dto.js';
import {
  datasetDetailDto,
  datasetDto,
  datasetVersionDetailDto,
  datasetVersionDto,
} from './dataset.mapper.js';

@ApiTags('datasets')
@Controller('datasets')
@Requires('source.read')
export class DatasetsController {
  constructor(
    private readonly catalog: ReadCatalogService,
    private readonly versions: DatasetVersionsService,
  ) {}

  /** Every dataset that tags may be built on, supplied or not. */
  @Get()
  async listDatasets(): Promise<DatasetDto[]> {
    const [models, active] = await Promise.all([this.catalog.models(), this.versions.active()]);
    return models.map((model) =>
      datasetDto(model, active.find(({ dataset }) => dataset === model.dataset) ?? null),
    );
  }

  @Get(':dataset')
  @ApiProblem(404, 'dataset_not_found')
  async getDataset(@Param('dataset') dataset: string): Promise<DatasetDetailDto> {
    const model = await this.modelOf(dataset);
    return datasetDetailDto(model, await this.versions.list(dataset));
  }

  /** Newest first. */
  @Get(':dataset/versions')
  @ApiProblem(404, 'dataset_not_found')
  async listDatasetVersions(@Param('dataset') dataset: string): Promise<DatasetVersionDto[]> {
    await this.modelOf(dataset);
    return (await this.versions.list(dataset)).map(datasetVersionDto);
  }

  /** One version with its sealed manifest. */
  @Get(':dataset/versions/:version')
  @ApiProblem(404, 'dataset_not_found', 'dataset_version_not_found')
  async getDatasetVersion(
    @Param('dataset') dataset: string,
    @Param('version', ParseRowIdPipe) version: number,
  ): Promise<DatasetVersionDetailDto> {
    await this.modelOf(dataset);
    return datasetVersionDetailDto(await this.versions.get(dataset, version));
  }

  private async modelOf(dataset: string): Promise<DomainModel> {
    const models = await this.catalog.models();
    const model = models.find((candidate) => candidate.dataset === dataset);
    if (model === undefined) {
      throw new DomainError('dataset_not_found', 'There is no dataset of this name.', {
        kind: 'not_found',
      });
    }
    return model;
  }
}
