import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { ReadinessService } from '@tagwright/monitoring';
import type { Response } from 'express';
import { Public } from '../security/requires.decorator.js';
import { HealthDto, ReadinessDto } from './health.dto.js';

@ApiTags('health')
@Controller()
@Public()
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /** Whether the process is alive; touches nothing else. */
  @Get('health')
  getHealth(): HealthDto {
    return { status: 'ok' };
  }

  /**
   * Whether it can serve: database, schema, data directory; what is published, and whether runs
   * reach workers. Answers within three seconds, with 503 where a check failed or the process ends.
   */
  @Get('ready')
  @ApiOkResponse({ type: ReadinessDto })
  @ApiServiceUnavailableResponse({ type: ReadinessDto, description: 'The checks say why.' })
  async getReadiness(@Res({ passthrough: true }) response: Response): Promise<ReadinessDto> {
    const { waiting, status, stopping, snapshotId, checks } = await this.readiness.read();
    response.setHeader('Cache-Control', 'no-store');
    if (status === 'unavailable') response.status(HttpStatus.SERVICE_UNAVAILABLE);
    const queue = { status: waiting === null ? 'unavailable' : 'ok', waiting } as const;
    return { status, stopping, snapshotId, queue, checks: [...checks] };
  }
}
