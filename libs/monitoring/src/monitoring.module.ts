import { Module } from '@nestjs/common';
import { MaterializationModule } from '@tagwright/materialization';
import { SchedulingModule } from '@tagwright/scheduling';
import { MetricsService } from './metrics/metrics.service.js';
import { ProcessMetrics } from './metrics/process-metrics.js';
import { InstallationService } from './readiness/installation.service.js';
import { ReadinessService } from './readiness/readiness.service.js';

/** What an installation tells of itself: metrics and readiness. */
@Module({
  imports: [MaterializationModule, SchedulingModule],
  providers: [InstallationService, MetricsService, ProcessMetrics, ReadinessService],
  exports: [InstallationService, MetricsService, ProcessMetrics, ReadinessService],
})
export class MonitoringModule {}
