export type { AuditedObject, AuditEvent, PatchOperation } from './audit-event.js';
export { AuditSettings } from './audit-settings.js';
export { AuditModule } from './audit.module.js';
export { AuditedTransactions, type AuditedTransaction } from './audited-transactions.service.js';
export type { EvidenceRequest } from './evidence/chosen-events.js';
export {
  EvidenceSources,
  type EvidenceFile,
  type EvidenceSource,
  type EvidenceSubject,
} from './evidence/evidence-source.js';
export { EvidenceService, type EvidenceOutcome } from './evidence/evidence.service.js';
export { EventSealer, type SealRound } from './chain/event-sealer.js';
export { ExportTrailService } from './export-trail.service.js';
export type { SignedHead } from './head/audit-head.js';
export { AuditHeadService } from './head/audit-head.service.js';
export { latestHead } from './head/head-files.js';
export { HeadKeeperService } from './head/head-keeper.service.js';
export type { AuditFilter } from './read/audit-filter.js';
export { FindEventsService, type AuditEventView } from './read/find-events.service.js';
export { readTrailFigures, type TrailFigures } from './read/trail-figures.js';
export { recordEvent } from './record-event.js';
export { RecordLookService } from './record-look.service.js';
export { SealEventsService } from './seal-events.service.js';
export { subjectKey, SubjectKeysService } from './subject-keys.service.js';
export type { TrailFault, TrailFinding } from './verify/finding.js';
export type { Verification } from './verify/verification.js';
export { verifyExport, VerifyTrailService } from './verify/verify-trail.service.js';
