import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditedTransactions } from './audited-transactions.service.js';
import { definitionEvidence } from './evidence/definition-evidence.js';
import { EvidenceSources } from './evidence/evidence-source.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { snapshotEvidence } from './evidence/snapshot-evidence.js';
import { ExportTrailService } from './export-trail.service.js';
import { AuditHeadService } from './head/audit-head.service.js';
import { HeadKeeperService } from './head/head-keeper.service.js';
import { FindEventsService } from './read/find-events.service.js';
import { RecordLookService } from './record-look.service.js';
import { SealEventsService } from './seal-events.service.js';
import { SubjectKeysService } from './subject-keys.service.js';
import { VerifyTrailService } from './verify/verify-trail.service.js';

const SERVICES = [
  AuditedTransactions,
  AuditHeadService,
  EvidenceService,
  EvidenceSources,
  ExportTrailService,
  FindEventsService,
  HeadKeeperService,
  RecordLookService,
  SealEventsService,
  SubjectKeysService,
  VerifyTrailService,
];

/** Who did what, when and from where, written down with the change itself. */
@Module({ providers: SERVICES, exports: SERVICES })
export class AuditModule implements OnModuleInit {
  constructor(private readonly evidence: EvidenceSources) {}

  onModuleInit(): void {
    this.evidence.add(definitionEvidence);
    this.evidence.add(snapshotEvidence);
  }
}
