import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadConflictsService } from '@tagwright/audiences';
import { Requires } from '../security/requires.decorator.js';
import { readOffset, writeOffset } from '../shared/offset-cursor.js';
import {
  ConflictItemDto,
  ConflictPageDto,
  ConflictQueryDto,
  ConflictSourceDto,
  ConflictSummaryDto,
} from './conflict.dto.js';

@ApiTags('conflicts')
@Controller('conflicts')
@Requires('source.rows')
export class ConflictsController {
  constructor(private readonly conflicts: ReadConflictsService) {}

  /** Values that sources contradict each other in, the surviving ones marked. */
  @Get()
  async listConflicts(@Query() query: ConflictQueryDto): Promise<ConflictPageDto> {
    const offset = readOffset(query);
    const { items, total } = await this.conflicts.list(query, { offset, limit: query.limit });
    const shown: ConflictItemDto[] = [...items];
    return { items: shown, total, nextCursor: writeOffset(offset, items.length, total) };
  }

  /** How much of what, most first. */
  @Get('summary')
  @Requires('source.read')
  async summarizeConflicts(@Query() { source }: ConflictSourceDto): Promise<ConflictSummaryDto[]> {
    return [...(await this.conflicts.summary(source))];
  }
}
