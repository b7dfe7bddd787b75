import { Body, Controller, Delete, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  EndChangeSetService,
  ScheduleChangeSetService,
  SubmitChangeSetService,
  type ReviewDecision,
} from '@tagwright/changes';
import { DecideChangeSetService } from '@tagwright/impact';
import type { Actor } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { ApprovalDto, ReasonDto, RefusalDto, ScheduleChangeDto } from './change-set-body.dto.js';
import { ChangeSetDto } from './change-set.dto.js';
import { changeSetDto } from './change-set.mapper.js';
import { ApiIfMatch } from './api-if-match.decorator.js';
import { IfMatch } from './if-match.decorator.js';

/** The way of a change-set from its draft into force, and back. */
@ApiTags('change-sets')
@Controller('change-sets/:id')
@ApiProblem(404, 'change_set_not_found')
export class ChangeSetReviewsController {
  constructor(
    private readonly submitting: SubmitChangeSetService,
    private readonly deciding: DecideChangeSetService,
    private readonly scheduling: ScheduleChangeSetService,
    private readonly ending: EndChangeSetService,
  ) {}

  /** Hands the draft over to its reviewers, if nothing is wrong with it. */
  @Post('submission')
  @Requires('definition.draft')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ChangeSetDto })
  @ApiIfMatch()
  @ApiProblem(409, 'base_moved', 'state_refused')
  @ApiProblem(422, 'change_set_invalid', 'change_set_empty')
  async submitChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @IfMatch() revision: number,
    @CurrentActor() actor: Actor,
  ): Promise<ChangeSetDto> {
    return changeSetDto(await this.submitting.submit(actor, { id, revision }));
  }

  /** The last approval that was missing gives the objects their versions. */
  @Post('approvals')
  @Requires('definition.approve')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ChangeSetDto })
  @ApiProblem(403, 'own_work', 'actor_unknown')
  @ApiProblem(
    409,
    ...['digest_outdated', 'base_moved', 'state_refused'],
    ...['report_outdated', 'report_of_other_drafts'],
  )
  @ApiProblem(422, 'report_missing')
  async approveChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @Body() body: ApprovalDto,
    @CurrentActor() actor: Actor,
  ): Promise<ChangeSetDto> {
    return this.review(actor, id, 'approved', body);
  }

  /** Ends the change-set; what is in force stays. */
  @Post('rejections')
  @Requires('definition.approve')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ChangeSetDto })
  @ApiProblem(403, 'actor_unknown')
  @ApiProblem(409, 'digest_outdated', 'state_refused')
  async rejectChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @Body() body: RefusalDto,
    @CurrentActor() actor: Actor,
  ): Promise<ChangeSetDto> {
    return this.review(actor, id, 'rejected', body);
  }

  /** Sends it back to its author. */
  @Post('change-requests')
  @Requires('definition.review')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ChangeSetDto })
  @ApiProblem(403, 'actor_unknown')
  @ApiProblem(409, 'digest_outdated', 'state_refused')
  async requestChanges(
    @Param('id', ParseRowIdPipe) id: number,
    @Body() body: RefusalDto,
    @CurrentActor() actor: Actor,
  ): Promise<ChangeSetDto> {
    return this.review(actor, id, 'changes_requested', body);
  }

  /** Puts what was approved into force, now or at a time. */
  @Post('schedule')
  @Requires('definition.schedule')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ChangeSetDto })
  @ApiIfMatch()
  @ApiProblem(409, 'state_refused', 'version_pinned')
  @ApiProblem(422, 'effective_in_past')
  async scheduleChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @IfMatch() revision: number,
    @Body() { effectiveAt }: ScheduleChangeDto,
    @CurrentActor() actor: Actor,
  ): Promise<ChangeSetDto> {
    const time = effectiveAt === null ? null : new Date(effectiveAt);
    return changeSetDto(await this.scheduling.schedule(actor, { id, revision }, time));
  }

  /** Takes the time back; it stays approved. */
  @Delete('schedule')
  @Requires('definition.schedule')
  @ApiOkResponse({ type: ChangeSetDto })
  @ApiIfMatch()
  @ApiProblem(409, 'state_refused')
  async unscheduleChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @IfMatch() revision: number,
    @CurrentActor() actor: Actor,
  ): Promise<ChangeSetDto> {
    return changeSetDto(await this.scheduling.unschedule(actor, { id, revision }));
  }

  /** Ends one that is not in force yet. */
  @Post('withdrawal')
  @Requires('definition.draft')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ChangeSetDto })
  @ApiIfMatch()
  @ApiProblem(409, 'state_refused')
  async withdrawChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @IfMatch() revision: number,
    @Body() { reason }: ReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<ChangeSetDto> {
    return changeSetDto(await this.ending.withdraw(actor, { id, revision }, reason));
  }

  /** A new draft that gives the objects the contents back that they had before this one. */
  @Post('rollback')
  @Requires('definition.draft')
  @HttpCode(HttpStatus.CREATED)
  @ApiCreatedResponse({ type: ChangeSetDto })
  @ApiProblem(409, 'not_in_force')
  async rollBackChangeSet(
    @Param('id', ParseRowIdPipe) id: number,
    @Body() { reason }: ReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<ChangeSetDto> {
    return changeSetDto(await this.ending.rollBack(actor, id, reason));
  }

  private async review(
    actor: Actor,
    id: number,
    decision: ReviewDecision,
    { digest, comment, impactReport, reportSeen }: ApprovalDto,
  ): Promise<ChangeSetDto> {
    const set = await this.deciding.decide(actor, id, {
      decision,
      digest,
      ...(comment !== undefined && { comment }),
      seen: impactReport ?? reportSeen,
    });
    return changeSetDto(set);
  }
}
