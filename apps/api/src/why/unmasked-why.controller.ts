import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Scope } from '@tagwright/access';
import {
  ExplainTagService,
  FactRowsService,
  ReachService,
  RecordUnmaskingService,
  WhyNotService,
} from '@tagwright/audiences';
import type { Actor } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor, CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { ParseSubjectsPipe, SUBJECTS_IN_PATH } from '../shared/parse-subjects.pipe.js';
import { ExplanationDto } from './explanation.dto.js';
import { explanationDto } from './explanation.mapper.js';
import { FactRowsDto } from './fact-rows.dto.js';
import { factRowsDto } from './fact-rows.mapper.js';
import { UnmaskDto, UnmaskWhyNotDto } from './unmasked-why.dto.js';
import { WhyNotDto } from './why-not.dto.js';
import { whyNotDto } from './why-not.mapper.js';

/** Explanations with personal facts in clear; each look is written into the audit trail beforehand. */
@ApiTags('why')
@ApiParam({ name: 'subjects', enum: Object.keys(SUBJECTS_IN_PATH) })
@Controller(':subjects/:id')
@ApiProblem(404, 'not_found', 'no_snapshot', 'tag_not_found', 'fact_not_found')
@ApiProblem(422, 'purpose_missing', 'wanted_unreadable')
@ApiProblem(503, 'readers_busy')
export class UnmaskedWhyController {
  constructor(
    private readonly explaining: ExplainTagService,
    private readonly whyNot: WhyNotService,
    private readonly factRows: FactRowsService,
    private readonly reach: ReachService,
    private readonly unmasking: RecordUnmaskingService,
  ) {}

  /** Why a tag has its value, nothing masked. */
  @Post('tags/:tag/why')
  @Requires('subject.unmask', { also: 'subject.read' })
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ExplanationDto })
  async explainTagInClear(
    @Param('subjects', ParseSubjectsPipe) subject: Subject,
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('tag') tag: string,
    @Body() { purpose }: UnmaskDto,
    @CurrentActor() actor: Actor,
    @CurrentScope() scope: Scope,
  ): Promise<ExplanationDto> {
    await this.within(scope, subject, id, tag);
    await this.unmasking.record(actor, { subject, id }, purpose, { why: tag });
    return explanationDto(await this.explaining.explain(tag, id, subject, 'clear'));
  }

  /** Why a tag has not another value, nothing masked. */
  @Post('tags/:tag/why-not')
  @Requires('subject.unmask', { also: 'subject.read' })
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: WhyNotDto })
  async explainWhyNotInClear(
    @Param('subjects', ParseSubjectsPipe) subject: Subject,
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('tag') tag: string,
    @Body() { purpose, value }: UnmaskWhyNotDto,
    @CurrentActor() actor: Actor,
    @CurrentScope() scope: Scope,
  ): Promise<WhyNotDto> {
    await this.within(scope, subject, id, tag);
    await this.unmasking.record(actor, { subject, id }, purpose, { whyNot: tag });
    return whyNotDto(await this.whyNot.explain(tag, id, value, subject, 'clear'));
  }

  /** The rows of sources behind a fact, nothing masked. */
  @Post('facts/:fact/rows')
  @Requires('subject.unmask', { also: 'source.rows' })
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: FactRowsDto })
  async listFactRowsInClear(
    @Param('subjects', ParseSubjectsPipe) subject: Subject,
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('fact') fact: string,
    @Body() { purpose }: UnmaskDto,
    @CurrentActor() actor: Actor,
    @CurrentScope() scope: Scope,
  ): Promise<FactRowsDto> {
    await this.reach.requireSubject(scope, subject, id);
    await this.unmasking.record(actor, { subject, id }, purpose, { factRows: fact });
    return factRowsDto(await this.factRows.read(fact, id, subject, 'clear'));
  }

  private async within(scope: Scope, subject: Subject, id: number, tag: string): Promise<void> {
    await this.reach.requireSubject(scope, subject, id);
    await this.reach.requireTag(scope, tag);
  }
}
