import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExplainTagService, ReadSubjectService } from '@tagwright/audiences';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { ExplanationDto } from '../why/explanation.dto.js';
import { explanationDto } from '../why/explanation.mapper.js';
import { CustomerDto, SubjectPageDto, SubjectPageQueryDto } from './subject.dto.js';
import { customerDto, subjectPageDto } from './subject.mapper.js';

@ApiTags('customers')
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly subjects: ReadSubjectService,
    private readonly explaining: ExplainTagService,
  ) {}

  /** Ids from a given one on, each with its tags. */
  @Get()
  @ApiProblem(404, 'no_snapshot')
  async listCustomers(@Query() query: SubjectPageQueryDto): Promise<SubjectPageDto> {
    return subjectPageDto(await this.subjects.page('customer', query.from, query.limit));
  }

  /** One customer with all tags of the published snapshot. */
  @Get(':id')
  @ApiProblem(404, 'no_snapshot', 'customer_not_found')
  async getCustomer(@Param('id', ParseSubjectIdPipe) id: number): Promise<CustomerDto> {
    return customerDto(await this.subjects.customer(id));
  }

  /** Why a tag has its value: the rule that the snapshot used, case by case, with what it saw. */
  @Get(':id/tags/:tag/why')
  @ApiProblem(404, 'no_snapshot', 'customer_not_found', 'tag_not_found')
  async explainCustomerTag(
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('tag') tag: string,
  ): Promise<ExplanationDto> {
    return explanationDto(await this.explaining.explain(tag, id, 'customer'));
  }
}
