import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ExportFindingsService, ReadQuarantineService } from '@tagwright/audiences';
import type { Actor } from '@tagwright/kernel';
import type { Response } from 'express';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { sendFile } from '../shared/send-file.js';
import { readOffset, writeOffset } from '../shared/offset-cursor.js';
import {
  QuarantineFilterDto,
  QuarantineItemDto,
  QuarantinePageDto,
  QuarantineQueryDto,
  QuarantineSummaryDto,
} from './quarantine.dto.js';

@ApiTags('quarantine')
@Controller('quarantine')
@Requires('source.rows')
export class QuarantineController {
  constructor(
    private readonly quarantine: ReadQuarantineService,
    private readonly exporting: ExportFindingsService,
  ) {}

  /** What could not be converted, in the order of files and rows. */
  @Get()
  async listQuarantine(@Query() query: QuarantineQueryDto): Promise<QuarantinePageDto> {
    const offset = readOffset(query);
    const { items, total } = await this.quarantine.list(query, { offset, limit: query.limit });
    const shown: QuarantineItemDto[] = [...items];
    return { items: shown, total, nextCursor: writeOffset(offset, items.length, total) };
  }

  /** How much of what, most first. */
  @Get('summary')
  @Requires('source.read')
  async summarizeQuarantine(): Promise<QuarantineSummaryDto[]> {
    return [...(await this.quarantine.summary())];
  }

  /** All of a filter as CSV (RFC 4180, UTF-8), in the order of files and rows. */
  @Get('csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async exportQuarantine(
    @Query() filter: QuarantineFilterDto,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    await sendFile(await this.exporting.quarantine(filter, actor), response);
  }
}
