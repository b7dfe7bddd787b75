import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { reaches, type Scope } from '@tagwright/access';
import { ProfileTagService } from '@tagwright/audiences';
import { ReadCatalogService } from '@tagwright/catalog';
import { ActiveDefinitionsService } from '@tagwright/definitions';
import { DomainError } from '@tagwright/kernel';
import { SnapshotService } from '@tagwright/materialization';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { TagProfileDto } from '../facts/fact-profile.dto.js';
import { tagProfileDto } from '../facts/fact-profile.mapper.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { DistributionDto, DistributionQueryDto } from './distribution.dto.js';
import { distributionDto } from './distribution.mapper.js';
import { TagDetailDto, TagDto } from './tag.dto.js';
import { tagDetailDto, tagDto } from './tag.mapper.js';

@ApiTags('tags')
@Controller('tags')
@Requires('definition.read')
export class TagsController {
  constructor(
    private readonly definitions: ActiveDefinitionsService,
    private readonly catalog: ReadCatalogService,
    private readonly snapshots: SnapshotService,
    private readonly profiles: ProfileTagService,
  ) {}

  /** All tags in their active versions. */
  @Get()
  async listTags(@CurrentScope() { domains }: Scope): Promise<TagDto[]> {
    const [active, catalog] = await Promise.all([this.definitions.read(), this.catalog.read()]);
    return [...active.set.tags.values()]
      .filter(({ category }) => reaches(domains, category))
      .map((tag) => tagDto(tag, active, catalog));
  }

  @Get(':code')
  @ApiProblem(404, 'tag_not_found')
  async getTag(
    @Param('code') code: string,
    @CurrentScope() { domains }: Scope,
  ): Promise<TagDetailDto> {
    const [active, catalog, snapshot] = await Promise.all([
      this.definitions.read(),
      this.catalog.read(),
      this.snapshots.current(),
    ]);
    const tag = active.set.tags.get(code);
    if (tag === undefined || !reaches(domains, tag.category)) throw tagNotFound();
    const distribution = snapshot === null ? null : distributionDto(snapshot, code, catalog);
    return tagDetailDto(tag, active, catalog, distribution);
  }

  /** How its values are spread in a snapshot, the published one unless another is named. */
  @Get(':code/distribution')
  @ApiProblem(404, 'no_snapshot', 'snapshot_not_found', 'tag_not_found')
  async getTagDistribution(
    @Param('code') code: string,
    @Query() query: DistributionQueryDto,
    @CurrentScope() { domains }: Scope,
  ): Promise<DistributionDto> {
    if (domains !== '*') {
      const { set } = await this.definitions.read();
      if (!reaches(domains, set.tags.get(code)?.category)) throw tagNotFound();
    }
    const snapshot =
      query.snapshot === undefined
        ? await this.snapshots.requireCurrent()
        : await this.snapshots.get(query.snapshot);
    const distribution = distributionDto(snapshot, code, await this.catalog.read());
    if (distribution === null) throw tagNotFound();
    return distribution;
  }

  /**
   * How its values are spread in the published snapshot, counted exactly: numbers and dates in bins. Of a
   * tag that rests on facts about a person nothing is told that fewer than five subjects share.
   */
  @Get(':code/profile')
  @ApiProblem(404, 'no_snapshot', 'tag_not_found')
  async getTagProfile(
    @Param('code') code: string,
    @CurrentScope() { domains }: Scope,
  ): Promise<TagProfileDto> {
    const [{ set }, catalog] = await Promise.all([this.definitions.read(), this.catalog.read()]);
    if (!reaches(domains, set.tags.get(code)?.category)) throw tagNotFound();
    const profile = await this.profiles.read(code);
    // The run may have computed it while it belonged to another category.
    if (!reaches(domains, profile.category)) throw tagNotFound();
    return tagProfileDto(profile, catalog);
  }
}

function tagNotFound(): DomainError {
  return new DomainError('tag_not_found', 'There is no tag of this name here.', {
    kind: 'not_found',
  });
}
