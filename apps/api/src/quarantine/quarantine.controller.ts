import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadQuarantineService } from '@tagwright/audiences';
import { readOffset, writeOffset } from '../shared/offset-cursor.js';
import {
  QuarantineItemDto,
  QuarantinePageDto,
  QuarantineQueryDto,
  QuarantineSummaryDto,
} from './quarantine.dto.js';

@ApiTags('quarantine')
@Controller('quarantine')
export class QuarantineController {
  constructor(private readonly quarantine: ReadQuarantineService) {}

  /** What could not be converted, in the order of files and rows. */
  @Get()
  async listQuarantine(@Query() query: QuarantineQueryDto): Promise<QuarantinePageDto> {
    const offset = readOffset(query.cursor);
    const { items, total } = await this.quarantine.list(query, { offset, limit: query.limit });
    const shown: QuarantineItemDto[] = [...items];
    return { items: shown, total, nextCursor: writeOffset(offset, items.length, total) };
  }

  /** How much of what, most first. */
  @Get('summary')
  async summarizeQuarantine(): Promise<QuarantineSummaryDto[]> {
    return [...(await this.quarantine.summary())];
  }
}
