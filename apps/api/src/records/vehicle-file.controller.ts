import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Scope } from '@tagwright/access';
import { ReachService, VehicleFileService } from '@tagwright/audiences';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { VehicleFileDto } from './record.dto.js';
import { vehicleFileDto } from './record.mapper.js';

@ApiTags('vehicles')
@Controller('vehicles/:id/file')
export class VehicleFileController {
  constructor(
    private readonly files: VehicleFileService,
    private readonly reach: ReachService,
  ) {}

  /** What a vehicle is, whose it was and is, and what was done to it. */
  @Get()
  @Requires('subject.read')
  @ApiProblem(404, 'no_snapshot', 'vehicle_not_found')
  async getVehicleFile(
    @Param('id', ParseSubjectIdPipe) id: number,
    @CurrentScope() scope: Scope,
  ): Promise<VehicleFileDto> {
    await this.reach.requireSubject(scope, 'vehicle', id);
    return vehicleFileDto(await this.files.read(id, scope));
  }
}
