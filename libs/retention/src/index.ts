export type { KeepReason } from './choose-retention.js';
export type { KeptForReason, PlannedAction, PlannedChange } from './collection-plan.js';
export { PreviewCollectionService, type CollectionPreview } from './preview-collection.service.js';
export { checkRetentionPolicy } from './read-retention-policy.js';
export { readOrphans } from './read-orphans.js';
export { RetentionModule } from './retention.module.js';
export type { KeepRule, RetentionPolicy } from './retention-policy.js';
export { RetentionSettings } from './retention-settings.js';
