import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SnapshotService } from '@tagwright/materialization';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { HealthDto, ReadinessDto } from './health.dto.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly snapshots: SnapshotService) {}

  /** Whether the process answers. */
  @Get('health')
  getHealth(): HealthDto {
    return { status: 'ok' };
  }

  /** Whether the database answers too, and what is published. */
  @Get('ready')
  @ApiProblem(500, 'internal_error')
  async getReadiness(): Promise<ReadinessDto> {
    const snapshot = await this.snapshots.current();
    return { status: 'ok', snapshotId: snapshot?.id ?? null };
  }
}
