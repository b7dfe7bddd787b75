import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  CountAudienceService,
  ExportAudienceService,
  ListAudienceService,
} from '@tagwright/audiences';
import type { Response } from 'express';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { subjectRowDto } from '../subjects/subject.mapper.js';
import { FilterCountDto, FilterCsvDto, FilterDto, FilterListDto } from './filter.dto.js';
import { sendCsv } from './send-csv.js';

const CONDITION_CODES = ['unknown_tag', 'unknown_operator', 'value_not_in_list'];

@ApiTags('filters')
@Controller('filters')
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
  async countFilter(@Body() filter: FilterDto): Promise<FilterCountDto> {
    return this.counting.count(filter);
  }

  /** The first 100 of them by id, with their tags. */
  @Post('list')
  @HttpCode(200)
  @ApiProblem(404, 'no_snapshot')
  @ApiProblem(422, ...CONDITION_CODES)
  async listFilter(@Body() filter: FilterDto): Promise<FilterListDto> {
    const { items, ...rest } = await this.listing.list(filter);
    return { ...rest, items: items.map(subjectRowDto) };
  }

  /** All of them as CSV (RFC 4180, UTF-8): the id and the chosen tags. */
  @Post('csv')
  @HttpCode(200)
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiProblem(404, 'no_snapshot')
  @ApiProblem(422, ...CONDITION_CODES)
  async exportFilter(@Body() filter: FilterCsvDto, @Res() response: Response): Promise<void> {
    await sendCsv(await this.exporting.export(filter, filter.columns), response);
  }
}
