import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  ExplainTagService,
  FactRowsService,
  NextFlipService,
  ReachService,
  WhyNotService,
} from '@tagwright/audiences';
import type { Scope } from '@tagwright/access';
import type { Subject } from '@tagwright/rules';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { ParseSubjectsPipe, SUBJECTS_IN_PATH } from '../shared/parse-subjects.pipe.js';
import { ExplanationDto } from './explanation.dto.js';
import { explanationDto } from './explanation.mapper.js';
import { FactRowsDto } from './fact-rows.dto.js';
import { factRowsDto } from './fact-rows.mapper.js';
import { NextFlipDto } from './next-flip.dto.js';
import { nextFlipDto } from './next-flip.mapper.js';
import { WhyNotDto, WhyNotQueryDto } from './why-not.dto.js';
import { whyNotDto } from './why-not.mapper.js';

const ABSENT = [
  'not_found',
  'no_snapshot',
  ...Object.values(SUBJECTS_IN_PATH).map((subject) => `${subject}_not_found`),
];

/** What one subject's tags and facts come from; every kind of subject in the same way. */
@ApiTags('why')
@ApiParam({ name: 'subjects', enum: Object.keys(SUBJECTS_IN_PATH) })
@Controller(':subjects/:id')
@Requires('subject.read')
@ApiProblem(503, 'readers_busy')
export class WhyController {
  constructor(
    private readonly explaining: ExplainTagService,
    private readonly whyNot: WhyNotService,
    private readonly nextFlip: NextFlipService,
    private readonly factRows: FactRowsService,
    private readonly reach: ReachService,
  ) {}

  /** Why a tag has its value: the rule that the snapshot used, case by case, with what it saw. */
  @Get('tags/:tag/why')
  @ApiProblem(404, ...ABSENT, 'tag_not_found')
  async explainTag(
    @Param('subjects', ParseSubjectsPipe) subject: Subject,
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('tag') tag: string,
    @CurrentScope() scope: Scope,
  ): Promise<ExplanationDto> {
    await this.within(scope, subject, id, tag);
    return explanationDto(await this.explaining.explain(tag, id, subject));
  }

  /** Why a tag has not another value, and the smallest change of facts that would give it. */
  @Get('tags/:tag/why-not')
  @ApiProblem(404, ...ABSENT, 'tag_not_found')
  @ApiProblem(422, 'wanted_unreadable')
  async explainWhyNot(
    @Param('subjects', ParseSubjectsPipe) subject: Subject,
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('tag') tag: string,
    @Query() { value }: WhyNotQueryDto,
    @CurrentScope() scope: Scope,
  ): Promise<WhyNotDto> {
    await this.within(scope, subject, id, tag);
    return whyNotDto(await this.whyNot.explain(tag, id, value, subject));
  }

  /** The first day within 400 on which a tag's value changes if no new rows come. */
  @Get('tags/:tag/next-flip')
  @ApiProblem(404, ...ABSENT, 'tag_not_found')
  @ApiProblem(409, 'snapshot_outdated')
  async findNextFlip(
    @Param('subjects', ParseSubjectsPipe) subject: Subject,
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('tag') tag: string,
    @CurrentScope() scope: Scope,
  ): Promise<NextFlipDto> {
    await this.within(scope, subject, id, tag);
    return nextFlipDto(await this.nextFlip.find(tag, id, subject));
  }

  /** The rows of sources behind a fact, at most 50 of each dataset. */
  @Get('facts/:fact/rows')
  @Requires('source.rows', { also: 'subject.read' })
  @ApiProblem(404, ...ABSENT, 'fact_not_found')
  async listFactRows(
    @Param('subjects', ParseSubjectsPipe) subject: Subject,
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('fact') fact: string,
    @CurrentScope() scope: Scope,
  ): Promise<FactRowsDto> {
    await this.reach.requireSubject(scope, subject, id);
    return factRowsDto(await this.factRows.read(fact, id, subject));
  }

  private async within(scope: Scope, subject: Subject, id: number, tag: string): Promise<void> {
    await this.reach.requireSubject(scope, subject, id);
    await this.reach.requireTag(scope, tag);
  }
}
