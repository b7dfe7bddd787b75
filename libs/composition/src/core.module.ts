import { Module, type DynamicModule, type ValueProvider } from '@nestjs/common';
import { AudiencesModule, audienceSettings } from '@tagwright/audiences';
import { CatalogModule } from '@tagwright/catalog';
import { DefinitionsModule } from '@tagwright/definitions';
import { DATA_PLANE, type DataPlane } from '@tagwright/engines';
import { IngestionModule, IngestionPlace } from '@tagwright/ingestion';
import { MaterializationFiles, MaterializationModule, RunZone } from '@tagwright/materialization';
import { dataKey, DatabaseModule, homePaths, RUN_QUEUE, type Config } from '@tagwright/platform';
import type { DataSource } from 'typeorm';
import { newRunQueue } from './new-run-queue.js';
import { SettingsModule } from './settings.module.js';

export interface CoreOptions {
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly dataPlane: DataPlane;
}

const LIBRARIES = [
  AudiencesModule,
  CatalogModule,
  DefinitionsModule,
  IngestionModule,
  MaterializationModule,
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
      exports: LIBRARIES,
    };
  }
}

function settings(config: Config): ValueProvider[] {
  const { data, tmp } = homePaths(config.home);
  return [
    { provide: MaterializationFiles, useValue: new MaterializationFiles(data) },
    { provide: IngestionPlace, useValue: new IngestionPlace(data, tmp, () => dataKey(config)) },
    { provide: RunZone, useValue: new RunZone(config.zone) },
    ...audienceSettings(config),
  ];
}
