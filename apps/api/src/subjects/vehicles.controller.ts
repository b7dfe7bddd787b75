import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Scope } from '@tagwright/access';
import { ListSubjectsService, ReachService, ReadSubjectService } from '@tagwright/audiences';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { VehicleDto, SubjectPageDto, SubjectPageQueryDto } from './subject.dto.js';
import { vehicleDto, subjectPageDto } from './subject.mapper.js';

@ApiTags('vehicles')
@Controller('vehicles')
@Requires('subject.read')
export class VehiclesController {
  constructor(
    private readonly subjects: ReadSubjectService,
    private readonly lists: ListSubjectsService,
    private readonly reach: ReachService,
  ) {}

  /** Ids from a given one on, each with its tags. */
  @Get()
  @ApiProblem(404, 'no_snapshot')
  async listVehicles(
    @Query() { from, limit }: SubjectPageQueryDto,
    @CurrentScope() scope: Scope,
  ): Promise<SubjectPageDto> {
    return subjectPageDto(await this.lists.page('vehicle', { from, limit, scope }));
  }

  /** One vehicle with all tags of the published snapshot. */
  @Get(':id')
  @ApiProblem(404, 'no_snapshot', 'vehicle_not_found')
  async getVehicle(
    @Param('id', ParseSubjectIdPipe) id: number,
    @CurrentScope() scope: Scope,
  ): Promise<VehicleDto> {
    await this.reach.requireSubject(scope, 'vehicle', id);
    return vehicleDto(await this.subjects.vehicle(id, scope));
  }
}
