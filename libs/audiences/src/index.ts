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
export type * from './lint-report.js';
export { LintTagsService } from './lint-tags.service.js';
export { ListAudienceService, type AudienceList } from './list-audience.service.js';
export type { PageRange } from './page-range.js';
export { ReadConflictsService, type ConflictingValue } from './read-conflicts.service.js';
export { ReadQuarantineService, type QuarantinedValue } from './read-quarantine.service.js';
export { ReachService } from './reach.service.js';
export { RevealContactService } from './reveal-contact.service.js';
export { maskNamed, maskRule } from './mask-explanation.js';
export { maskedFacts, maskedValue, type MaskedFacts, type Sight } from './masked-facts.js';
export { RecordUnmaskingService } from './record-unmasking.service.js';
export { FindSubjectsService, type FoundSubjects } from './find-subjects.service.js';
export { ListSubjectsService } from './list-subjects.service.js';
export { ReadSubjectService } from './read-subject.service.js';
export { ReaderSettings } from './reader-settings.js';
export { SnapshotReader } from './snapshot-reader.js';
export type * from './subject-explanation.js';
export type { SubjectRow, RowValue } from './subject-row.js';
export type { SubjectTag } from './subject-tags.js';
export type * from './subject-views.js';
export type * from './why-not/subject-why-not.js';
export { WhyNotService } from './why-not/why-not.service.js';
export { NextFlipService } from './next-flip/next-flip.service.js';
export type * from './next-flip/subject-next-flip.js';
export type { FactRows } from './fact-rows/fact-rows.js';
export { FactRowsService } from './fact-rows/fact-rows.service.js';
export { explainRule, type ExplainedRule } from './explain-rule.js';
export { FrozenDefinitionsService, type FrozenDefinitions } from './frozen-definitions.service.js';
export { halveMemory } from './halve-memory.js';
export { RelatedRowsService } from './next-flip/related-rows.service.js';
export { OpenSnapshotService } from './open-snapshot.service.js';
export { readValue } from './read-value.js';
export { ProfileFactService } from './fact-profile/profile-fact.service.js';
export { ProfileTagService } from './fact-profile/profile-tag.service.js';
export type * from './fact-profile/fact-profile.js';
export { ExportFindingsService, type FindingsExport } from './export-findings.service.js';
export type { NamelessFile } from './nameless-file.js';
export type { PersonRelation } from './records/person-relation.js';
export type { RecordCell, RecordList, SourceRecord } from './records/record.js';
export type { ServiceOrder } from './records/service-orders.js';
export {
  SubjectRecordsService,
  type CustomerOrders,
  type LeadRecord,
  type VehicleRelation,
} from './records/subject-records.service.js';
export { TagHistoryService, type TagHistory } from './records/tag-history.service.js';
export { TIMELINE_KINDS, type TimelineKind } from './records/timeline-kinds.js';
export type { TimelineKey } from './records/timeline-sql.js';
export { TimelineService, type Timeline } from './records/timeline.service.js';
export { VehicleFileService, type VehicleFile } from './records/vehicle-file.service.js';
export type { LineageGraph } from './lineage/lineage-graph.js';
export { TagLineageService } from './lineage/tag-lineage.service.js';
