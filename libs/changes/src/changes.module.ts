import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule, EvidenceSources } from '@tagwright/audit';
import { changeSetEvidence } from './change-set-evidence.js';
import { CommentOnChangeSetService } from './comment-on-change-set.service.js';
import { DueChangesService } from './due-changes.service.js';
import { EditChangeSetService } from './edit-change-set.service.js';
import { EndChangeSetService } from './end-change-set.service.js';
import { GovernedObjectRegistry } from './governed-object-registry.js';
import { ReadChangeSetsService } from './read-change-sets.service.js';
import { ReviewChangeSetService } from './review-change-set.service.js';
import { ScheduleChangeSetService } from './schedule-change-set.service.js';
import { ShippedObjectsService } from './shipped-objects.service.js';
import { SubmitChangeSetService } from './submit-change-set.service.js';
import { VersionPinsService } from './version-pins.service.js';

const SERVICES = [
  CommentOnChangeSetService,
  DueChangesService,
  EditChangeSetService,
  EndChangeSetService,
  GovernedObjectRegistry,
  ReadChangeSetsService,
  ReviewChangeSetService,
  ScheduleChangeSetService,
  ShippedObjectsService,
  SubmitChangeSetService,
  VersionPinsService,
];

/** How what is governed changes: drafted, reviewed by somebody else, put into force, taken back. */
@Module({ imports: [AuditModule], providers: SERVICES, exports: SERVICES })
export class ChangesModule implements OnModuleInit {
  constructor(private readonly evidence: EvidenceSources) {}

  onModuleInit(): void {
    this.evidence.add(changeSetEvidence);
  }
}
