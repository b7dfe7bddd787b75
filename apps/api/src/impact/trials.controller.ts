import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TryRuleService } from '@tagwright/impact';
import { DomainError } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { TrialRequestDto } from './draft.dto.js';
import { trialDto } from './impact.mapper.js';
import { TrialDto } from './trial.dto.js';

@ApiTags('impact')
@Controller('trials')
export class TrialsController {
  constructor(private readonly trials: TryRuleService) {}

  /** What drafts make of one subject, or of facts that are given, beside the active definitions. */
  @Post()
  @HttpCode(200)
  @Requires('definition.draft')
  @ApiProblem(404, 'no_snapshot', 'customer_not_found', 'vehicle_not_found', 'lead_not_found')
  @ApiProblem(409, 'snapshot_outdated', 'definitions_outdated')
  @ApiProblem(422, 'facts_unreadable', 'trial_of_what', 'too_many_drafts', 'draft_too_large')
  @ApiProblem(503, 'readers_busy')
  async tryDrafts(@Body() { drafts, subject, id, facts }: TrialRequestDto): Promise<TrialDto> {
    if ((id === undefined) === (facts === undefined)) {
      throw new DomainError('trial_of_what', 'Give either an id or facts.');
    }
    return trialDto(
      id === undefined
        ? await this.trials.onFacts(drafts, subject, facts ?? {})
        : await this.trials.onSubject(drafts, subject, id),
    );
  }
}
