import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadChangeSetsService } from '@tagwright/changes';
import type { Response } from 'express';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { ChangeSetItemDto } from './change-set-item.dto.js';
import { PARSE_KIND, type Kind } from './parse-kind.pipe.js';

@ApiTags('change-sets')
@Controller('change-sets')
export class ChangeSetItemsController {
  constructor(private readonly changes: ReadChangeSetsService) {}

  /** One object as the change-set has it, beside what is in force; unlike the whole, at once. */
  @Get(':id/items/:kind/:code')
  @Requires('definition.read')
  @ApiProblem(404, 'change_set_not_found')
  async getItem(
    @Param('id', ParseRowIdPipe) id: number,
    @Param('kind', PARSE_KIND) kind: Kind,
    @Param('code') code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChangeSetItemDto> {
    const { set, item, active, isMoved } = await this.changes.item(id, kind, code);
    response.setHeader('ETag', `"${set.revision}"`);
    const { title, state, revision } = set;
    const isDrafted = item !== undefined;
    const text = item?.text ?? null;
    return { kind, code, title, state, revision, isDrafted, text, active, isMoved };
  }
}
