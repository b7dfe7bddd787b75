import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

/**
 * Puts an already open database into a Nest application, so that API and command line share one
 * way of opening it. Libraries then use `TypeOrmModule.forFeature([...])` as usual. Nest closes the
 * connections at shutdown; the one who opened the database still has to call its `close()`.
 */
@Module({})
export class DatabaseModule {
  static forRoot(dataSource: DataSource): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...dataSource.options, retryAttempts: 0 }),
          dataSourceFactory: () => Promise.resolve(dataSource),
        }),
      ],
    };
  }
}
