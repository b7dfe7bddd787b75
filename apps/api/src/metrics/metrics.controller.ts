import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { MetricsService } from '@tagwright/monitoring';
import type { Response } from 'express';
import { Requires } from '../security/requires.decorator.js';

/** For Prometheus, by its own rules, and therefore outside the described interface. */
@ApiExcludeController()
@Controller('metrics')
@Requires('operation.read', { orThisMachine: true })
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get()
  async getMetrics(@Res() response: Response): Promise<void> {
    const text = await this.metrics.render();
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', this.metrics.contentType);
    response.end(text);
  }
}
