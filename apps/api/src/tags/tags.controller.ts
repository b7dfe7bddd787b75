import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadCatalogService } from '@tagwright/catalog';
import { ActiveDefinitionsService } from '@tagwright/definitions';
import { DomainError } from '@tagwright/kernel';
import { SnapshotService } from '@tagwright/materialization';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { DistributionDto, DistributionQueryDto } from './distribution.dto.js';
import { distributionDto } from './distribution.mapper.js';
import { TagDetailDto, TagDto } from './tag.dto.js';
import { tagDetailDto, tagDto } from './tag.mapper.js';

@ApiTags('tags')
@Controller('tags')
export class TagsController {
  constructor(
    private readonly definitions: ActiveDefinitionsService,
    private readonly catalog: ReadCatalogService,
    private readonly snapshots: SnapshotService,
  ) {}

  /** All tags in their active versions. */
  @Get()
  async listTags(): Promise<TagDto[]> {
    const [active, catalog] = await Promise.all([this.definitions.read(), this.catalog.read()]);
    return [...active.set.tags.values()].map((tag) => tagDto(tag, active, catalog));
  }

  @Get(':code')
  @ApiProblem(404, 'tag_not_found')
  async getTag(@Param('code') code: string): Promise<TagDetailDto> {
    const [active, catalog, snapshot] = await Promise.all([
      this.definitions.read(),
      this.catalog.read(),
      this.snapshots.current(),
    ]);
    const tag = active.set.tags.get(code);
    if (tag === undefined) throw tagNotFound();
    const distribution = snapshot === null ? null : distributionDto(snapshot, code, catalog);
    return tagDetailDto(tag, active, catalog, distribution);
  }

  /** How its values are spread in a snapshot, the published one unless another is named. */
  @Get(':code/distribution')
  @ApiProblem(404, 'no_snapshot', 'snapshot_not_found', 'tag_not_found')
  async getTagDistribution(
    @Param('code') code: string,
    @Query() query: DistributionQueryDto,
  ): Promise<DistributionDto> {
    const snapshot =
      query.snapshot === undefined
        ? await this.snapshots.requireCurrent()
        : await this.snapshots.get(query.snapshot);
    const distribution = distributionDto(snapshot, code, await this.catalog.read());
    if (distribution === null) throw tagNotFound();
    return distribution;
  }
}

function tagNotFound(): DomainError {
  return new DomainError('tag_not_found', 'There is no tag of this name here.', {
    kind: 'not_found',
  });
}
