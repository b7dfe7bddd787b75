import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { reaches, type Scope } from '@tagwright/access';
import { TagLineageService } from '@tagwright/audiences';
import { ReadCatalogService } from '@tagwright/catalog';
import { ActiveDefinitionsService } from '@tagwright/definitions';
import { DomainError } from '@tagwright/kernel';
import { TagTrendService } from '@tagwright/materialization';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { figuresDto } from './distribution.mapper.js';
import { TagLineageDto, TagTrendDto } from './tag-making.dto.js';

/** What a tag came to over time, and what it is made of. */
@ApiTags('tags')
@Controller('tags/:code')
@Requires('definition.read')
export class TagMakingController {
  constructor(
    private readonly trends: TagTrendService,
    private readonly lineages: TagLineageService,
    private readonly catalog: ReadCatalogService,
    private readonly definitions: ActiveDefinitionsService,
  ) {}

  /** How its values were spread in one kept snapshot after the other. */
  @Get('trend')
  @ApiProblem(404, 'tag_not_found')
  async getTagTrend(
    @Param('code') code: string,
    @CurrentScope() { domains }: Scope,
  ): Promise<TagTrendDto> {
    const { set } = await this.definitions.read();
    const tag = set.tags.get(code);
    if (tag === undefined || !reaches(domains, tag.category)) {
      throw new DomainError('tag_not_found', 'There is no tag of this name here.', {
        kind: 'not_found',
      });
    }
    const [figures, catalog] = await Promise.all([this.trends.read(code), this.catalog.read()]);
    return { points: figures.map((each) => figuresDto(each, catalog)) };
  }

  /** From the columns of sources over datasets and facts to the tag, and what reads it. */
  @Get('lineage')
  @ApiProblem(404, 'tag_not_found')
  async getTagLineage(
    @Param('code') code: string,
    @CurrentScope() scope: Scope,
  ): Promise<TagLineageDto> {
    const { nodes, edges, leftOut } = await this.lineages.read(code, scope);
    return { nodes: [...nodes], edges: [...edges], leftOut };
  }
}
