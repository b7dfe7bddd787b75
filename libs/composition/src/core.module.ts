import { Module, type DynamicModule, type ValueProvider } from '@nestjs/common';
import { AccessModule, AccessSettings } from '@tagwright/access';
import { AudiencesModule, audienceSettings } from '@tagwright/audiences';
import { AuditModule, AuditSettings } from '@tagwright/audit';
import { ApprovalPolicyFile, CatalogModule } from '@tagwright/catalog';
import { ApprovalPolicySource, ChangesModule } from '@tagwright/changes';
import { DefinitionsModule } from '@tagwright/definitions';
import { DATA_PLANE, type DataPlane } from '@tagwright/engines';
import { ImpactModule } from '@tagwright/impact';
import { IngestionModule, IngestionPlace } from '@tagwright/ingestion';
import { MaterializationFiles, MaterializationModule, RunZone } from '@tagwright/materialization';
import { DataFolder, MonitoringModule } from '@tagwright/monitoring';
import { PinsModule } from '@tagwright/pins';
import { dataKey, DatabaseModule, homePaths, RUN_QUEUE, type Config } from '@tagwright/platform';
import { RetentionModule, RetentionSettings } from '@tagwright/retention';
import { ScheduleSettings, SchedulingModule } from '@tagwright/scheduling';
import { WebhookSettings, WebhooksModule } from '@tagwright/webhooks';
import type { DataSource } from 'typeorm';
import { newRunQueue } from './new-run-queue.js';
import { RunQueueCloser } from './run-queue-closer.js';
import { SettingsModule } from './settings.module.js';

export interface CoreOptions {
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly dataPlane: DataPlane;
}

const LIBRARIES = [
  AccessModule,
  AudiencesModule,
  AuditModule,
  CatalogModule,
  ChangesModule,
  DefinitionsModule,
  ImpactModule,
  IngestionModule,
  MaterializationModule,
  PinsModule,
  RetentionModule,
  SchedulingModule,
  MonitoringModule,
  WebhooksModule,
];

/** Every library of the house on one database and one configuration. */
@Module({})
export class CoreModule {
  static forRoot({ config, dataSource, dataPlane }: CoreOptions): DynamicModule {
    return {
      module: CoreModule,
      imports: [
        DatabaseModule.forRoot(dataSource),
        SettingsModule.forRoot([
          ...settings(config),
          { provide: DATA_PLANE, useValue: dataPlane },
          { provide: RUN_QUEUE, useValue: newRunQueue(config) },
        ]),
        ...LIBRARIES,
      ],
      providers: [RunQueueCloser],
      exports: LIBRARIES,
    };
  }
}

function settings(config: Config): ValueProvider[] {
  const { data, tmp } = homePaths(config.home);
  return [
    { provide: AuditSettings, useValue: new AuditSettings(config) },
    { provide: MaterializationFiles, useValue: new MaterializationFiles(data) },
    { provide: IngestionPlace, useValue: new IngestionPlace(data, tmp, () => dataKey(config)) },
    { provide: ApprovalPolicySource, useValue: new ApprovalPolicyFile(config.governanceDir) },
    { provide: DataFolder, useValue: new DataFolder(data) },
    { provide: RetentionSettings, useValue: new RetentionSettings(config.governanceDir, data) },
    { provide: AccessSettings, useValue: new AccessSettings(config) },
    { provide: RunZone, useValue: new RunZone(config.zone) },
    { provide: ScheduleSettings, useValue: new ScheduleSettings(config) },
    { provide: WebhookSettings, useValue: new WebhookSettings(config) },
    ...audienceSettings(config),
  ];
}
