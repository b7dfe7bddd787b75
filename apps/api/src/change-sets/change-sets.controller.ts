import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { EditChangeSetService, ReadChangeSetsService, type ChangeSet } from '@tagwright/changes';
import { CompareChangeSetService } from '@tagwright/definitions';
import type { Identity } from '@tagwright/access';
import type { Actor } from '@tagwright/kernel';
import type { Response } from 'express';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor, CurrentIdentity } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { readCursorId, writeCursorId } from '../shared/id-cursor.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { DescribeChangeSetDto, NewChangeSetDto, PutItemDto } from './change-set-body.dto.js';
import {
  ChangeSetDetailDto,
  ChangeSetDto,
  ChangeSetPageDto,
  ChangeSetQueryDto,
} from './change-set.dto.js';
import { changeSetDetailDto, changeSetDto } from './change-set.mapper.js';
import { ApiIfMatch } from './api-if-match.decorator.js';
import { IfMatch } from './if-match.decorator.js';
import { PARSE_KIND, type Kind } from './parse-kind.pipe.js';

/** Words for several states at once. */
const STATES_OF = {
  open: ['draft', 'in_review', 'approved', 'scheduled'],
  decided: ['approved', 'scheduled'],
  over: ['active', 'rejected', 'withdrawn', 'superseded'],
} as const;

const isSeveral = (state: string): state is keyof typeof STATES_OF =>
  Object.hasOwn(STATES_OF, state);

/** Drafts of facts, tags and code lists: begun, edited and looked at. */
@ApiTags('change-sets')
@Controller('change-sets')
@Requires('definition.draft')
export class ChangeSetsController {
  constructor(
    private readonly edit: EditChangeSetService,
    private readonly read: ReadChangeSetsService,
    private readonly comparison: CompareChangeSetService,
  ) {}

  /** Newest first. */
  @Get()
  @Requires('definition.read')
  @ApiProblem(400, 'cursor_unreadable')
  async listChangeSets(
    @Query() query: ChangeSetQueryDto,
    @CurrentIdentity() { actor }: Identity,
  ): Promise<ChangeSetPageDto> {
    const { state, kind, code, author, waiting, limit, skip } = query;
    const before = readCursorId(query.cursor);
    if (waiting === 'me' && actor.person === null) return { items: [], total: 0, nextCursor: null };
    const { items, total } = await this.read.list({
      limit,
      skip,
      ...(state !== undefined && { states: isSeveral(state) ? STATES_OF[state] : [state] }),
      ...(kind !== undefined && code !== undefined && { object: { kind, code } }),
      ...(author !== undefined && { author }),
      ...(waiting === 'me' && actor.person !== null && { waitingFor: actor.person }),
      ...(before !== undefined && { before }),
    });
    return { items: items.map(changeSetDto), total, nextCursor: writeCursorId(items, limit) };
  }

  @Post()
  @ApiCreatedResponse({ type: ChangeSetDto })
  async beginChangeSet(
    @Body() body: NewChangeSetDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChangeSetDto> {
    const set = await this.edit.begin(actor, { title: body.title, reason: body.reason ?? '' });
    response.location(`/api/v1/change-sets/${set.id}`);
    return tagged(set, response);
  }

  /** With its objects beside what they change, and everything that is wrong with them. */
  @Get(':id')
  @Requires('definition.read')
  @ApiProblem(404, 'change_set_not_found')
  async getChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChangeSetDetailDto> {
    const set = await this.read.get(id);
    tagged(set, response);
    return changeSetDetailDto(set, await this.comparison.compare(set));
  }

  /** Title, reason, who sees to it and until when; approvals stay. */
  @Patch(':id')
  @ApiIfMatch()
  @ApiProblem(404, 'change_set_not_found')
  async describeChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @IfMatch() revision: number,
    @Body() body: DescribeChangeSetDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChangeSetDto> {
    const { title, reason, assignee, dueOn } = body;
    const words = {
      ...(title !== undefined && { title }),
      ...(reason !== undefined && { reason }),
      ...(assignee !== undefined && { assignee }),
      ...(dueOn !== undefined && { dueOn }),
    };
    return tagged(await this.edit.describe(actor, { id, revision }, words), response);
  }

  /** Adds or replaces an object's draft. A change-set in review becomes a draft again. */
  @Put(':id/items/:kind/:code')
  @ApiIfMatch()
  @ApiProblem(404, 'change_set_not_found')
  @ApiProblem(409, 'state_refused', 'nothing_to_retire')
  async putItem(
    @Param('id', ParseRowIdPipe) id: number,
    @Param('kind', PARSE_KIND) kind: Kind,
    @Param('code') code: string,
    @IfMatch() revision: number,
    @Body() { text, retire }: PutItemDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChangeSetDto> {
    const draft = { kind, code, text: retire === true ? null : (text ?? '') };
    return tagged(await this.edit.put(actor, { id, revision }, draft), response);
  }

  /** Takes an object out of the change-set. */
  @Delete(':id/items/:kind/:code')
  @ApiIfMatch()
  @ApiProblem(404, 'change_set_not_found', 'change_item_not_found')
  @ApiProblem(409, 'state_refused')
  async removeItem(
    @Param('id', ParseRowIdPipe) id: number,
    @Param('kind', PARSE_KIND) kind: Kind,
    @Param('code') code: string,
    @IfMatch() revision: number,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChangeSetDto> {
    return tagged(await this.edit.remove(actor, { id, revision }, { kind, code }), response);
  }

  /** Bases the drafts on what is in force now; their texts stay. */
  @Post(':id/rebase')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ChangeSetDto })
  @ApiIfMatch()
  @ApiProblem(404, 'change_set_not_found')
  @ApiProblem(409, 'state_refused')
  async rebaseChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @IfMatch() revision: number,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ChangeSetDto> {
    return tagged(await this.edit.rebase(actor, { id, revision }), response);
  }
}

function tagged(set: ChangeSet, response: Response): ChangeSetDto {
  response.setHeader('ETag', `"${set.revision}"`);
  return changeSetDto(set);
}
