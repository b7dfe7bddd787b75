import 'reflect-metadata';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccessSettings, FindKeyService, SessionsService } from '@tagwright/access';
import { systemClock } from '@tagwright/kernel';
import { ProcessMetrics } from '@tagwright/monitoring';
import { AccountsController } from './accounts/accounts.controller.js';
import { KeysController } from './accounts/keys.controller.js';
import { RolesController } from './accounts/roles.controller.js';
import { ChangeSetCommentsController } from './change-sets/change-set-comments.controller.js';
import { ChangeSetImpactController } from './change-sets/change-set-impact.controller.js';
import { ChangeSetItemsController } from './change-sets/change-set-items.controller.js';
import { ChangeSetReviewsController } from './change-sets/change-set-reviews.controller.js';
import { ChangeSetsController } from './change-sets/change-sets.controller.js';
import { AsOfController } from './audit/as-of.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { ReviewersController } from './change-sets/reviewers.controller.js';
import { VersionPinsController } from './change-sets/version-pins.controller.js';
import { CodeListsController } from './code-lists/code-lists.controller.js';
import { ConflictsController } from './conflicts/conflicts.controller.js';
import { DatasetsController } from './datasets/datasets.controller.js';
import { FactVersionsController } from './facts/fact-versions.controller.js';
import { FactsController } from './facts/facts.controller.js';
import { FiltersController } from './filters/filters.controller.js';
import { HealthController } from './health/health.controller.js';
import { InstallationController } from './health/installation.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { PreviewsController } from './impact/previews.controller.js';
import { TrialsController } from './impact/trials.controller.js';
import { OpenRequests } from './observation/open-requests.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { QuarantineController } from './quarantine/quarantine.controller.js';
import { CustomerRecordsController } from './records/customer-records.controller.js';
import { VehicleFileController } from './records/vehicle-file.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { RetentionController } from './retention/retention.controller.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { AccessGuard } from './security/access.guard.js';
import { Authenticator } from './security/authenticator.js';
import { HostGuard } from './security/host.guard.js';
import { refuseUnguardedHandlers } from './security/refuse-unguarded-handlers.js';
import { SessionController } from './session/session.controller.js';
import { SessionsController } from './session/sessions.controller.js';
import { SnapshotPinsController } from './snapshots/snapshot-pins.controller.js';
import { SnapshotsController } from './snapshots/snapshots.controller.js';
import { SourcesController } from './sources/sources.controller.js';
import { ContactController } from './subjects/contact.controller.js';
import { FindSubjectsController } from './subjects/find-subjects.controller.js';
import { CustomersController } from './subjects/customers.controller.js';
import { LeadsController } from './subjects/leads.controller.js';
import { VehiclesController } from './subjects/vehicles.controller.js';
import { TagVersionsController } from './tags/tag-versions.controller.js';
import { TagMakingController } from './tags/tag-making.controller.js';
import { TagsController } from './tags/tags.controller.js';
import { WebhookDeliveriesController } from './webhooks/webhook-deliveries.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { UnmaskedWhyController } from './why/unmasked-why.controller.js';
import { WhyController } from './why/why.controller.js';
import { CLOCK } from './tokens.js';

/** Everything that handles a request. */
const CONTROLLERS = [
  HealthController,
  InstallationController,
  MetricsController,
  SessionController,
  SessionsController,
  AccountsController,
  KeysController,
  RolesController,
  ChangeSetsController,
  ChangeSetItemsController,
  ChangeSetReviewsController,
  ChangeSetImpactController,
  ChangeSetCommentsController,
  ReviewersController,
  VersionPinsController,
  CodeListsController,
  SourcesController,
  DatasetsController,
  QuarantineController,
  ConflictsController,
  FactsController,
  FactVersionsController,
  TagsController,
  TagVersionsController,
  TagMakingController,
  RunsController,
  SchedulesController,
  SnapshotsController,
  SnapshotPinsController,
  RetentionController,
  CustomersController,
  CustomerRecordsController,
  ContactController,
  FindSubjectsController,
  VehicleFileController,
  VehiclesController,
  LeadsController,
  UnmaskedWhyController,
  WhyController,
  FiltersController,
  AuditController,
  AsOfController,
  PreviewsController,
  TrialsController,
  WebhooksController,
  WebhookDeliveriesController,
] as const;

/** The HTTP interface over services that somebody else has opened. */
@Module({})
export class ApiModule {
  /** @param services where the handlers' services come from */
  static over(services: Pick<INestApplicationContext, 'get'>): DynamicModule {
    refuseUnguardedHandlers(CONTROLLERS);
    return {
      module: ApiModule,
      controllers: [...CONTROLLERS],
      providers: [
        ...[...askedServices(), ...ASKED_BY_GUARDS, ProcessMetrics].map((provide) => ({
          provide,
          useFactory: (): unknown => services.get(provide, { strict: false }),
        })),
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: HostGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: CLOCK, useValue: systemClock },
        ...OWN,
      ],
    };
  }
}

/** What handlers ask for and this module makes itself. */
const OWN = [OpenRequests, Authenticator] as const;

const ASKED_BY_GUARDS = [AccessSettings, FindKeyService, SessionsService] as const;

type ServiceClass = abstract new (...dependencies: never[]) => unknown;

/** Every class that a handler's constructor names. */
function askedServices(): ServiceClass[] {
  const asked = CONTROLLERS.flatMap(
    (controller) =>
      (Reflect.getMetadata('design:paramtypes', controller) ?? []) as (ServiceClass | undefined)[],
  );
  const own = new Set<unknown>(OWN);
  // A clock is asked for by a token; as an interface it leaves no class behind.
  return [...new Set(asked)].filter(
    (each) => each !== undefined && each !== Object && !own.has(each),
  ) as ServiceClass[];
}
