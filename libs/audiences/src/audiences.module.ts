import { Module } from '@nestjs/common';
import { CatalogModule } from '@tagwright/catalog';
import { IngestionModule } from '@tagwright/ingestion';
import { MaterializationModule } from '@tagwright/materialization';
import { ChangedSubjectsService } from './changed-subjects.service.js';
import { ContactService } from './contact.service.js';
import { CountAudienceService } from './count-audience.service.js';
import { ExplainTagService } from './explain-tag.service.js';
import { ExportAudienceService } from './export-audience.service.js';
import { ExportSnapshotService } from './export-snapshot.service.js';
import { FactRowService } from './fact-row.service.js';
import { FrozenDefinitionsService } from './frozen-definitions.service.js';
import { IngestionFindingsService } from './ingestion-findings.service.js';
import { ListAudienceService } from './list-audience.service.js';
import { OpenAudienceService } from './open-audience.service.js';
import { ReadConflictsService } from './read-conflicts.service.js';
import { ReadQuarantineService } from './read-quarantine.service.js';
import { ReadSubjectService } from './read-subject.service.js';
import { RollupMembersService } from './rollup-members.service.js';
import { SnapshotDatasetsService } from './snapshot-datasets.service.js';
import { SnapshotReader } from './snapshot-reader.js';
import { SubjectDetailsService } from './subject-details.service.js';
import { SubjectTableService } from './subject-table.service.js';

/** For readers: audiences, single subjects and explanations over the published snapshot. */
const FACE = [
  CountAudienceService,
  ListAudienceService,
  ExportAudienceService,
  ExportSnapshotService,
  ReadSubjectService,
  ExplainTagService,
  ReadQuarantineService,
  ReadConflictsService,
  ChangedSubjectsService,
];

@Module({
  imports: [CatalogModule, IngestionModule, MaterializationModule],
  providers: [
    ...FACE,
    SnapshotReader,
    OpenAudienceService,
    FrozenDefinitionsService,
    SubjectTableService,
    FactRowService,
    SnapshotDatasetsService,
    SubjectDetailsService,
    RollupMembersService,
    ContactService,
    IngestionFindingsService,
  ],
  exports: FACE,
})
export class AudiencesModule {}
