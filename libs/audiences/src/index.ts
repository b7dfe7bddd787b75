export { AudiencesModule } from './audiences.module.js';
export type { AudienceFilter } from './audience-filter.js';
export { ChangedSubjectsService } from './changed-subjects.service.js';
export { audienceSettings } from './audience-settings.js';
export { CountAudienceService, type AudienceCount } from './count-audience.service.js';
export { DataKey } from './data-key.js';
export { ExplainTagService } from './explain-tag.service.js';
export { ExportAudienceService, type AudienceExport } from './export-audience.service.js';
export {
  EXPORT_FORMATS,
  ExportSnapshotService,
  type ExportFormat,
  type SnapshotExportRequest,
} from './export-snapshot.service.js';
export { ListAudienceService, type AudienceList } from './list-audience.service.js';
export type { PageRange } from './page-range.js';
export { ReadConflictsService, type ConflictingValue } from './read-conflicts.service.js';
export { ReadQuarantineService, type QuarantinedValue } from './read-quarantine.service.js';
export { ReadSubjectService } from './read-subject.service.js';
export { ReaderSettings } from './reader-settings.js';
export type * from './subject-explanation.js';
export type { SubjectRow, RowValue } from './subject-row.js';
export type { SubjectTag } from './subject-tags.js';
export type * from './subject-views.js';
