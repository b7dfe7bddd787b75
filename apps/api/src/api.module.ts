import 'reflect-metadata';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { systemClock } from '@tagwright/kernel';
import { RUN_QUEUE } from '@tagwright/platform';
import { CodeListsController } from './code-lists/code-lists.controller.js';
import { ConflictsController } from './conflicts/conflicts.controller.js';
import { DatasetsController } from './datasets/datasets.controller.js';
import { FactsController } from './facts/facts.controller.js';
import { FiltersController } from './filters/filters.controller.js';
import { HealthController } from './health/health.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { QuarantineController } from './quarantine/quarantine.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { LocalOnlyGuard } from './security/local-only.guard.js';
import { SnapshotsController } from './snapshots/snapshots.controller.js';
import { SourcesController } from './sources/sources.controller.js';
import { CustomersController } from './subjects/customers.controller.js';
import { LeadsController } from './subjects/leads.controller.js';
import { VehiclesController } from './subjects/vehicles.controller.js';
import { TagsController } from './tags/tags.controller.js';
import { CLOCK } from './tokens.js';

/** Everything that handles a request. */
const CONTROLLERS = [
  HealthController,
  CodeListsController,
  SourcesController,
  DatasetsController,
  QuarantineController,
  ConflictsController,
  FactsController,
  TagsController,
  RunsController,
  SnapshotsController,
  CustomersController,
  VehiclesController,
  LeadsController,
  FiltersController,
] as const;

/** The HTTP interface over services that somebody else has opened. */
@Module({})
export class ApiModule {
  /** @param services where the handlers' services come from */
  static over(services: Pick<INestApplicationContext, 'get'>): DynamicModule {
    return {
      module: ApiModule,
      controllers: [...CONTROLLERS],
      providers: [
        ...askedServices().map((provide) => ({
          provide,
          useFactory: (): unknown => services.get(provide, { strict: false }),
        })),
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: LocalOnlyGuard },
        { provide: CLOCK, useValue: systemClock },
        {
          provide: RUN_QUEUE,
          useFactory: (): unknown => services.get(RUN_QUEUE, { strict: false }),
        },
      ],
    };
  }
}

type ServiceClass = abstract new (...dependencies: never[]) => unknown;

/** Every class that a handler's constructor names. */
function askedServices(): ServiceClass[] {
  const asked = CONTROLLERS.flatMap(
    (controller) =>
      (Reflect.getMetadata('design:paramtypes', controller) ?? []) as (ServiceClass | undefined)[],
  );
  // A clock is asked for by a token; as an interface it leaves no class behind.
  return [...new Set(asked)].filter(
    (each) => each !== undefined && each !== Object,
  ) as ServiceClass[];
}
