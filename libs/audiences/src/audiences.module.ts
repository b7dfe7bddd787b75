import { Module } from '@nestjs/common';
import { AuditModule } from '@tagwright/audit';
import { CatalogModule } from '@tagwright/catalog';
import { DefinitionsModule } from '@tagwright/definitions';
import { IngestionModule } from '@tagwright/ingestion';
import { MaterializationModule } from '@tagwright/materialization';
import { PinsModule } from '@tagwright/pins';
import { BrandReachService } from './brand-reach.service.js';
import { ChangedSubjectsService } from './changed-subjects.service.js';
import { ContactService } from './contact.service.js';
import { CountAudienceService } from './count-audience.service.js';
import { ExplainTagService } from './explain-tag.service.js';
import { ExportAudienceService } from './export-audience.service.js';
import { ExportFindingsService } from './export-findings.service.js';
import { ExportSnapshotService } from './export-snapshot.service.js';
import { FactRowsService } from './fact-rows/fact-rows.service.js';
import { ProfileFactService } from './fact-profile/profile-fact.service.js';
import { ProfileTagService } from './fact-profile/profile-tag.service.js';
import { FactRowService } from './fact-row.service.js';
import { FindSubjectsService } from './find-subjects.service.js';
import { FrozenDefinitionsService } from './frozen-definitions.service.js';
import { IngestionFindingsService } from './ingestion-findings.service.js';
import { LintTagsService } from './lint-tags.service.js';
import { TagLineageService } from './lineage/tag-lineage.service.js';
import { ListAudienceService } from './list-audience.service.js';
import { ListSubjectsService } from './list-subjects.service.js';
import { NextFlipService } from './next-flip/next-flip.service.js';
import { RelatedRowsService } from './next-flip/related-rows.service.js';
import { OpenAudienceService } from './open-audience.service.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
import { ChangeListsService } from './records/change-lists.service.js';
import { DatasetRecordsService } from './records/dataset-records.service.js';
import { SubjectRecordsService } from './records/subject-records.service.js';
import { TagHistoryService } from './records/tag-history.service.js';
import { TimelineService } from './records/timeline.service.js';
import { VehicleFileService } from './records/vehicle-file.service.js';
import { ReadConflictsService } from './read-conflicts.service.js';
import { ReadQuarantineService } from './read-quarantine.service.js';
import { ReachService } from './reach.service.js';
import { ReadSubjectService } from './read-subject.service.js';
import { RecordUnmaskingService } from './record-unmasking.service.js';
import { RevealContactService } from './reveal-contact.service.js';
import { RollupMembersService } from './rollup-members.service.js';
import { SnapshotDatasetsService } from './snapshot-datasets.service.js';
import { SnapshotReader } from './snapshot-reader.js';
import { SubjectDetailsService } from './subject-details.service.js';
import { SubjectTableService } from './subject-table.service.js';
import { SubjectValuesService } from './subject-values.service.js';
import { WhyNotService } from './why-not/why-not.service.js';

/** For readers: audiences, single subjects and explanations over the published snapshot. */
const FACE = [
  CountAudienceService,
  ListAudienceService,
  ExportAudienceService,
  ExportSnapshotService,
  ExportFindingsService,
  ListSubjectsService,
  FindSubjectsService,
  ReadSubjectService,
  ReachService,
  RecordUnmaskingService,
  RevealContactService,
  ExplainTagService,
  LintTagsService,
  WhyNotService,
  NextFlipService,
  FactRowsService,
  ProfileFactService,
  ProfileTagService,
  ReadQuarantineService,
  ReadConflictsService,
  ChangedSubjectsService,
  SubjectRecordsService,
  TimelineService,
  VehicleFileService,
  TagHistoryService,
  TagLineageService,
];

@Module({
  imports: [
    AuditModule,
    CatalogModule,
    DefinitionsModule,
    IngestionModule,
    MaterializationModule,
    PinsModule,
  ],
  providers: [
    ...FACE,
    SnapshotReader,
    BrandReachService,
    OpenAudienceService,
    OpenSnapshotService,
    FrozenDefinitionsService,
    SubjectTableService,
    SubjectValuesService,
    RelatedRowsService,
    FactRowService,
    SnapshotDatasetsService,
    SubjectDetailsService,
    RollupMembersService,
    ContactService,
    IngestionFindingsService,
    DatasetRecordsService,
    ChangeListsService,
  ],
  exports: [...FACE, FrozenDefinitionsService, OpenSnapshotService, RelatedRowsService],
})
export class AudiencesModule {}
