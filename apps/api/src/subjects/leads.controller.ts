import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Scope } from '@tagwright/access';
import { ListSubjectsService, ReachService, ReadSubjectService } from '@tagwright/audiences';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { LeadDto, SubjectPageDto, SubjectPageQueryDto } from './subject.dto.js';
import { leadDto, subjectPageDto } from './subject.mapper.js';

@ApiTags('leads')
@Controller('leads')
@Requires('subject.read')
export class LeadsController {
  constructor(
    private readonly subjects: ReadSubjectService,
    private readonly lists: ListSubjectsService,
    private readonly reach: ReachService,
  ) {}

  /** Ids from a given one on, each with its tags. */
  @Get()
  @ApiProblem(404, 'no_snapshot')
  async listLeads(
    @Query() { from, limit }: SubjectPageQueryDto,
    @CurrentScope() scope: Scope,
  ): Promise<SubjectPageDto> {
    return subjectPageDto(await this.lists.page('lead', { from, limit, scope }));
  }

  /** One lead with all tags of the published snapshot. */
  @Get(':id')
  @ApiProblem(404, 'no_snapshot', 'lead_not_found')
  async getLead(
    @Param('id', ParseSubjectIdPipe) id: number,
    @CurrentScope() scope: Scope,
  ): Promise<LeadDto> {
    await this.reach.requireSubject(scope, 'lead', id);
    return leadDto(await this.subjects.lead(id, scope));
  }
}
