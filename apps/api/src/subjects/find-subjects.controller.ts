import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Scope } from '@tagwright/access';
import { FindSubjectsService } from '@tagwright/audiences';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { FindSubjectsDto, FoundSubjectsDto } from './find-subjects.dto.js';

@ApiTags('customers')
@Controller('subjects')
export class FindSubjectsController {
  constructor(private readonly subjects: FindSubjectsService) {}

  /** Who is known by a key of a source system. The key is in the body, so that no log has it. */
  @Post('find')
  @Requires('subject.read')
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: FoundSubjectsDto })
  @ApiProblem(404, 'no_snapshot')
  async findSubjects(
    @Body() { key }: FindSubjectsDto,
    @CurrentScope() scope: Scope,
  ): Promise<FoundSubjectsDto> {
    const { items, ...origin } = await this.subjects.byKey(key, scope);
    return { items: [...items], ...origin };
  }
}
