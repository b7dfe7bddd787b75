import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExplainTagService, ReadSubjectService } from '@tagwright/audiences';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { ExplanationDto } from '../why/explanation.dto.js';
import { explanationDto } from '../why/explanation.mapper.js';
import { VehicleDto, SubjectPageDto, SubjectPageQueryDto } from './subject.dto.js';
import { vehicleDto, subjectPageDto } from './subject.mapper.js';

@ApiTags('vehicles')
@Controller('vehicles')
export class VehiclesController {
  constructor(
    private readonly subjects: ReadSubjectService,
    private readonly explaining: ExplainTagService,
  ) {}

  /** Ids from a given one on, each with its tags. */
  @Get()
  @ApiProblem(404, 'no_snapshot')
  async listVehicles(@Query() query: SubjectPageQueryDto): Promise<SubjectPageDto> {
    return subjectPageDto(await this.subjects.page('vehicle', query.from, query.limit));
  }

  /** One vehicle with all tags of the published snapshot. */
  @Get(':id')
  @ApiProblem(404, 'no_snapshot', 'vehicle_not_found')
  async getVehicle(@Param('id', ParseSubjectIdPipe) id: number): Promise<VehicleDto> {
    return vehicleDto(await this.subjects.vehicle(id));
  }

  /** Why a tag has its value: the rule that the snapshot used, case by case, with what it saw. */
  @Get(':id/tags/:tag/why')
  @ApiProblem(404, 'no_snapshot', 'vehicle_not_found', 'tag_not_found')
  async explainVehicleTag(
    @Param('id', ParseSubjectIdPipe) id: number,
    @Param('tag') tag: string,
  ): Promise<ExplanationDto> {
    return explanationDto(await this.explaining.explain(tag, id, 'vehicle'));
  }
}
