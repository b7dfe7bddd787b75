import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExplainTagService, ReadSubjectService } from '@tagwright/audiences';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { ExplanationDto } from '../why/explanation.dto.js';
import { explanationDto } from '../why/explanation.mapper.js';
import { LeadDto, SubjectPageDto, SubjectPageQueryDto } from './subject.dto.js';
import { leadDto, subjectPageDto } from './subject.mapper.js';

@ApiTags('leads')
@Controller('leads')
export class LeadsController {
  constructor(
    private readonly subjects: ReadSubjectService,
    private readonly explaining: ExplainTagService,
  ) {}

  /** Ids from a given one on, each with its tags. */
  @Get()
  @ApiProblem(404, 'no_snapshot')
  async listLeads(@Query() query: SubjectPageQueryDto): Promise<SubjectPageDto> {
    return subjectPageDto(await this.subjects.page('lead', query.from, query.limit));
  }

  /** One lead with all tags of the published snapshot. */
  @Get(':id')
  @ApiProblem(404, 'no_snapshot', 'lead_not_found')
  async getLead(@Param('id', ParseSubjectIdPipe) id: number): Promise<LeadDto> {
    return leadDto(await this.subjects.lead(id));
  }

  /** Why a tag has its value: the rule that the snapshot used, case by case, with what it saw. */
  @Get(':id/tags/:tag/why')
  @ApiProblem(404, 'no_snapshot', 'lead_not_found', 'tag_not_found')
  async explainLeadTag(
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('tag') tag: string,
  ): Promise<ExplanationDto> {
    return explanationDto(await this.explaining.explain(tag, id, 'lead'));
  }
}
