import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Scope } from '@tagwright/access';
import { ListSubjectsService, ReachService, ReadSubjectService } from '@tagwright/audiences';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { CustomerDto, SubjectPageDto, SubjectPageQueryDto } from './subject.dto.js';
import { customerDto, subjectPageDto } from './subject.mapper.js';

@ApiTags('customers')
@Controller('customers')
@Requires('subject.read')
export class CustomersController {
  constructor(
    private readonly subjects: ReadSubjectService,
    private readonly lists: ListSubjectsService,
    private readonly reach: ReachService,
  ) {}

  /** Ids from a given one on, each with its tags. */
  @Get()
  @ApiProblem(404, 'no_snapshot')
  async listCustomers(
    @Query() { from, limit }: SubjectPageQueryDto,
    @CurrentScope() scope: Scope,
  ): Promise<SubjectPageDto> {
    return subjectPageDto(await this.lists.page('customer', { from, limit, scope }));
  }

  /** One customer with all tags of the published snapshot. */
  @Get(':id')
  @ApiProblem(404, 'no_snapshot', 'customer_not_found')
  async getCustomer(
    @Param('id', ParseSubjectIdPipe) id: number,
    @CurrentScope() scope: Scope,
  ): Promise<CustomerDto> {
    await this.reach.requireSubject(scope, 'customer', id);
    return customerDto(await this.subjects.customer(id, scope));
  }
}
