export { approvalNeed, type ApprovalPolicy, type ApprovalRule } from './approval-policy.js';
export { ApprovalPolicySource } from './approval-policy-source.js';
export {
  GOVERNED_KINDS,
  type ChangeItem,
  type ChangeReview,
  type ChangeSet,
  type ChangeSetHead,
  type ChangeSetState,
  type GovernedKind,
  type PlannedChange,
  type ReviewDecision,
} from './change-set.js';
export { ChangesModule } from './changes.module.js';
export { CommentOnChangeSetService, type ChangeComment } from './comment-on-change-set.service.js';
export { DueChangesService } from './due-changes.service.js';
export { EditChangeSetService, type ItemDraft } from './edit-change-set.service.js';
export { EndChangeSetService } from './end-change-set.service.js';
export type {
  ActiveObject,
  CheckedItems,
  GovernedObjects,
  VersionInForce,
} from './governed-objects.js';
export { GovernedObjectRegistry } from './governed-object-registry.js';
export { ReadChangeSetsService } from './read-change-sets.service.js';
export {
  ReviewChangeSetService,
  type ReportSeen,
  type Review,
} from './review-change-set.service.js';
export { ScheduleChangeSetService } from './schedule-change-set.service.js';
export { folderDigest, rememberFolder, unchangedObjects } from './shipped-folder.js';
export {
  ShippedObjectsService,
  type ShippedObject,
  type ShippedOutcome,
} from './shipped-objects.service.js';
export { SubmitChangeSetService } from './submit-change-set.service.js';
export { VersionPinsService, type VersionPin } from './version-pins.service.js';
