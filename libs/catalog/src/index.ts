import { CatalogObjectEntity } from './catalog-object.entity.js';

export { ApprovalPolicyFile } from './approval-policy-file.js';
export { CatalogModule } from './catalog.module.js';
export { checkShape, compileShape } from './check-shape.js';
export { cronTimes, type CronTiming } from './cron-times.js';
export type { DomainModel } from './domain-model.js';
export { CHINESE_GOVERNANCE } from './chinese-governance-notes.js';
export { GOVERNANCE_CODES } from './governance-codes.js';
export {
  overlayCodeLists,
  type CodeListDraft,
  type OverlaidCatalog,
} from './governed-code-lists.js';
export { loadCatalogFiles } from './load-catalog-files.js';
export { ReadCatalogService } from './read-catalog.service.js';
export {
  readCodeListFiles,
  readCodeListText,
  type WrittenCodeList,
} from './read-code-list-files.js';
export { RegisterCatalogService, type RegisteredCatalog } from './register-catalog.service.js';
export type { RegisteredSchedule, Schedule, ScheduledTask } from './schedule.js';
export type { SourceMapping } from './source-mapping.js';
export { SourceMappingChecks } from './source-mapping-checks.js';
export { YamlDocument } from './yaml-document.js';

/** The tables that this library owns. */
export const CATALOG_ENTITIES = [CatalogObjectEntity];
export { GOVERNANCE_SCHEMAS } from './shapes.js';
