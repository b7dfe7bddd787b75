export { MetricsService } from './metrics/metrics.service.js';
export { ProcessMetrics } from './metrics/process-metrics.js';
export { MonitoringModule } from './monitoring.module.js';
export { DataFolder } from './readiness/data-folder.js';
export {
  InstallationService,
  type InstallationVersions,
} from './readiness/installation.service.js';
export { ReadinessService } from './readiness/readiness.service.js';
export type { CheckResult } from './readiness/timed-check.js';
