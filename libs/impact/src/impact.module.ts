import { Module } from '@nestjs/common';
import { AudiencesModule } from '@tagwright/audiences';
import { AuditModule } from '@tagwright/audit';
import { CatalogModule } from '@tagwright/catalog';
import { ChangesModule } from '@tagwright/changes';
import { DefinitionsModule } from '@tagwright/definitions';
import { IngestionModule } from '@tagwright/ingestion';
import { MaterializationModule } from '@tagwright/materialization';
import { PinsModule } from '@tagwright/pins';
import { ComputeImpactService } from './compute-impact.service.js';
import { PreviewEngine } from './compare/preview-engine.js';
import { RunCostService } from './cost/run-cost.service.js';
import { CheckDraftsService } from './drafts/check-drafts.service.js';
import { ReadDraftService } from './drafts/read-draft.service.js';
import { OpenInputsService } from './inputs/open-inputs.service.js';
import { OverlayFactsService } from './inputs/overlay-facts.service.js';
import { SnapshotInputsService } from './inputs/snapshot-inputs.service.js';
import { PreviewImpactService } from './preview-impact.service.js';
import { ChangeSetImpactService } from './reports/change-set-impact.service.js';
import { DecideChangeSetService } from './reports/decide-change-set.service.js';
import { ImpactReportsService } from './reports/impact-reports.service.js';
import { SubjectPlanService } from './trials/subject-plan.service.js';
import { TryRuleService } from './trials/try-rule.service.js';

const FACE = [
  ChangeSetImpactService,
  DecideChangeSetService,
  ImpactReportsService,
  PreviewImpactService,
  ReadDraftService,
  TryRuleService,
];

/** The effect of a change before it is approved. */
@Module({
  imports: [
    AudiencesModule,
    AuditModule,
    CatalogModule,
    ChangesModule,
    DefinitionsModule,
    IngestionModule,
    MaterializationModule,
    PinsModule,
  ],
  providers: [
    ...FACE,
    CheckDraftsService,
    ComputeImpactService,
    OpenInputsService,
    OverlayFactsService,
    PreviewEngine,
    RunCostService,
    SnapshotInputsService,
    SubjectPlanService,
  ],
  exports: FACE,
})
export class ImpactModule {}
