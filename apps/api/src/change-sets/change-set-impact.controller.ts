import { Controller, Get, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangeSetImpactService, type KeptReport } from '@tagwright/impact';
import { DomainError, type Actor } from '@tagwright/kernel';
import type { Response } from 'express';
import { abortOnClose } from '../impact/abort-on-close.js';
import { impactReportDto } from '../impact/impact.mapper.js';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import type { Fields } from '../shared/fields.js';
import { ParseRowIdPipe } from '../shared/parse-row-id.pipe.js';
import { KeptImpactDto } from './kept-impact.dto.js';

/** What a change-set does to the whole population, as its reviewers and auditors see it. */
@ApiTags('change-sets')
@Controller('change-sets/:id/impact')
@ApiProblem(404, 'change_set_not_found')
export class ChangeSetImpactController {
  constructor(private readonly impact: ChangeSetImpactService) {}

  /** The newest report of what it holds now; without one it is told what keeps it from being computed. */
  @Get()
  @Requires('definition.read')
  @ApiProblem(404, 'impact_not_computed', 'no_snapshot')
  @ApiProblem(409, 'snapshot_outdated', 'definitions_outdated')
  @ApiProblem(410, 'gone')
  @ApiProblem(422, 'too_many_drafts', 'draft_too_large')
  async getImpact(@Param('id', ParseRowIdPipe) id: number): Promise<KeptImpactDto> {
    const kept = await this.impact.latest(id);
    if (kept !== null) return keptImpactDto(kept);
    const obstacle = await this.impact.obstacle(id);
    if (obstacle !== null) throw obstacle;
    const message = 'Nobody has computed the effect of what this change-set holds now.';
    throw new DomainError('impact_not_computed', message, { kind: 'not_found' });
  }

  /** Computes the effect on the published snapshot's inputs and keeps the report for ever. */
  @Post()
  @Requires('definition.review')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: KeptImpactDto })
  @ApiProblem(404, 'no_snapshot')
  @ApiProblem(409, 'snapshot_outdated', 'definitions_outdated')
  @ApiProblem(410, 'gone')
  @ApiProblem(422, 'drafts_missing', 'too_many_drafts', 'report_without_figures')
  @ApiProblem(503, 'previews_busy')
  async computeImpact(
    @Param('id', ParseRowIdPipe) id: number,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<KeptImpactDto> {
    const signal = abortOnClose(response);
    return keptImpactDto(await this.impact.compute(actor, id, { signal }));
  }
}

function keptImpactDto({
  id,
  computedAt,
  person,
  isOutdated,
  report,
}: KeptReport): Fields<KeptImpactDto> {
  const dto = impactReportDto(report);
  return { id, computedAt: computedAt.toISOString(), person, isOutdated, report: dto };
}
