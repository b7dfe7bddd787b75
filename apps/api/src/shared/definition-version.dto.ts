import { PatchOperationDto } from './patch-operation.dto.js';

/** Where a version was written and approved. */
export class VersionChangeSetDto {
  readonly id!: number;
  readonly title!: string;
  readonly authorAccount!: string;
}

export class VersionApprovalDto {
  readonly person!: string;
  readonly account!: string;
  readonly at!: string;
}

/** One version of a fact or tag, and how it came to be. */
export class DefinitionVersionDto {
  readonly version!: string;
  /** `approved`: not in force yet. */
  readonly state!: 'approved' | 'active' | 'retired';
  /** As it was written. */
  readonly body!: Record<string, unknown>;
  readonly activeFrom!: string | null;
  readonly activeUntil!: string | null;
  /** Null of versions that are older than change-sets. */
  readonly changeSet!: VersionChangeSetDto | null;
  readonly approvals!: VersionApprovalDto[];
  /** From the version before it (RFC 6902); the first one is added as a whole. */
  readonly patch!: PatchOperationDto[];
}
