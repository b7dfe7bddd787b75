import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  CountAudienceService,
  ExportAudienceService,
  ListAudienceService,
  type AudienceFilter,
} from '@tagwright/audiences';
import type { Scope } from '@tagwright/access';
import type { Actor } from '@tagwright/kernel';
import type { Response } from 'express';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor, CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { subjectRowDto } from '../subjects/subject.mapper.js';
import {
  FilterCountDto,
  FilterCsvDto,
  FilterDto,
  FilterListDto,
  FilterPageDto,
} from './filter.dto.js';
import { sendCsv } from './send-csv.js';

const CONDITION_CODES = ['unknown_tag', 'unknown_operator', 'value_not_in_list'];

@ApiTags('filters')
@Controller('filters')
@Requires('snapshot.read')
export class FiltersController {
  constructor(
    private readonly counting: CountAudienceService,
    private readonly listing: ListAudienceService,
    private readonly exporting: ExportAudienceService,
  ) {}

  /** How many have these tags, exactly, in the published snapshot. */
  @Post('count')
  @HttpCode(200)
  @ApiProblem(404, 'no_snapshot')
  @ApiProblem(422, ...CONDITION_CODES)
  async countFilter(
    @Body() filter: FilterDto,
    @CurrentScope() scope: Scope,
  ): Promise<FilterCountDto> {
    return this.counting.count(within(filter, scope));
  }

  /** A part of them, by id, with the chosen tags. */
  @Post('list')
  @Requires('subject.read')
  @HttpCode(200)
  @ApiProblem(404, 'no_snapshot')
  @ApiProblem(422, ...CONDITION_CODES)
  async listFilter(
    @Body() filter: FilterPageDto,
    @CurrentScope() scope: Scope,
  ): Promise<FilterListDto> {
    const { items, ...rest } = await this.listing.list(within(filter, scope), filter);
    return { ...rest, items: items.map(subjectRowDto) };
  }

  /** All of them as CSV (RFC 4180, UTF-8): the id and the chosen tags. */
  @Post('csv')
  @Requires('snapshot.export')
  @HttpCode(200)
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiProblem(404, 'no_snapshot')
  @ApiProblem(422, ...CONDITION_CODES)
  async exportFilter(
    @Body() filter: FilterCsvDto,
    @CurrentActor() actor: Actor,
    @CurrentScope() scope: Scope,
    @Res() response: Response,
  ): Promise<void> {
    const audience = within(filter, scope);
    await sendCsv(await this.exporting.export(audience, filter.columns, actor), response);
  }
}

function within({ subject, where }: FilterDto, scope: Scope): AudienceFilter {
  return { subject, where, scope };
}
