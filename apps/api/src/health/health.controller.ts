import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SnapshotService } from '@tagwright/materialization';
import { RUN_QUEUE, type RunQueue } from '@tagwright/platform';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { HealthDto, ReadinessDto } from './health.dto.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    private readonly snapshots: SnapshotService,
    @Inject(RUN_QUEUE) private readonly queue: RunQueue,
  ) {}

  /** Whether the process answers. */
  @Get('health')
  getHealth(): HealthDto {
    return { status: 'ok' };
  }

  /** Whether the database answers too, what is published, and whether runs reach workers. */
  @Get('ready')
  @ApiProblem(500, 'internal_error')
  async getReadiness(): Promise<ReadinessDto> {
    const snapshot = await this.snapshots.current();
    const queue = await this.queue.depth().then(
      (waiting) => ({ status: 'ok', waiting }) as const,
      () => ({ status: 'unavailable', waiting: null }) as const,
    );
    return { status: 'ok', snapshotId: snapshot?.id ?? null, queue };
  }
}
