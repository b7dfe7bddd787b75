import { ImpactReportEntity } from './reports/impact-report.entity.js';

export { DRAFTS_AT_MOST, hashOfDrafts, type Draft } from './drafts/draft.js';
export { draftsOfItems } from './drafts/drafts-of-items.js';
export {
  ReadDraftService,
  type DraftReading,
  type WrittenDraft,
} from './drafts/read-draft.service.js';
export { ImpactModule } from './impact.module.js';
export type * from './impact-report.js';
export { PreviewImpactService } from './preview-impact.service.js';
export type { PreviewOptions } from './preview-options.js';
export { ChangeSetImpactService } from './reports/change-set-impact.service.js';
export { DecideChangeSetService } from './reports/decide-change-set.service.js';
export { ImpactReportsService, type KeptReport } from './reports/impact-reports.service.js';
export type { GivenFacts } from './trials/read-given.js';
export type * from './trials/trial-result.js';
export { TryRuleService } from './trials/try-rule.service.js';

/** The tables that this library owns. */
export const IMPACT_ENTITIES = [ImpactReportEntity];
