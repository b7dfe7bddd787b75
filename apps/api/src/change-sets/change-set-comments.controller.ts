import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CommentOnChangeSetService } from '@tagwright/changes';
import type { Actor } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { CommentDto } from './change-set.dto.js';
import { commentDto } from './change-set.mapper.js';
import { NewCommentDto } from './comment-body.dto.js';

/** What people say about a place in a change-set. */
@ApiTags('change-sets')
@Controller('change-sets/:id/comments')
@Requires('definition.review')
export class ChangeSetCommentsController {
  constructor(private readonly comments: CommentOnChangeSetService) {}

  @Get()
  @Requires('definition.read')
  async listComments(@Param('id', ParseRowIdPipe) id: number): Promise<CommentDto[]> {
    return (await this.comments.list(id)).map(commentDto);
  }

  @Post()
  @ApiCreatedResponse({ type: CommentDto })
  @ApiProblem(404, 'change_set_not_found', 'comment_not_found')
  async addComment(
    @Param('id', ParseRowIdPipe) id: number,
    @Body() { text, place, answers }: NewCommentDto,
    @CurrentActor() actor: Actor,
  ): Promise<CommentDto> {
    const comment = {
      text,
      ...(place !== undefined && { place }),
      ...(answers !== undefined && { answers }),
    };
    return commentDto(await this.comments.add(actor, id, comment));
  }

  @Post(':comment/resolution')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: CommentDto })
  @ApiProblem(404, 'change_set_not_found', 'comment_not_found')
  async resolveComment(
    @Param('id', ParseRowIdPipe) id: number,
    @Param('comment', ParseRowIdPipe) comment: number,
    @CurrentActor() actor: Actor,
  ): Promise<CommentDto> {
    return commentDto(await this.comments.resolve(actor, id, comment));
  }
}
