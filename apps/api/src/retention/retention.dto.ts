/** What of one kind is kept; whatever one of the lines keeps is kept. */
export class KeepRuleDto {
  /** The newest so many. */
  readonly keepLast!: number;
  /** Those that are younger than so many days. */
  readonly keepDays!: number;
  /** The last one of each of so many calendar months. */
  readonly keepMonths!: number;
}

export class RetentionPolicyDto {
  /** Of each dataset. */
  readonly datasetVersions!: KeepRuleDto;
  /** Of each subject. */
  readonly factTables!: KeepRuleDto;
  readonly snapshots!: KeepRuleDto;
  /** Hours between the mark and the deletion. */
  readonly graceHours!: number;
  /** Hours without a change after which a file that belongs to nothing is deleted. */
  readonly orphanHours!: number;
}

export class PlannedChangeDto {
  readonly kind!: 'snapshot' | 'dataset_version' | 'fact_table';
  readonly id!: string;
  readonly name!: string;
  /** When it was registered or published. */
  readonly since!: string;
  /**
   * `delete`: its files go. `mark`: they go when the grace is over. `wait`: marked before, the grace
   * lasts. `unmark`: marked before, and kept after all.
   */
  readonly action!: 'delete' | 'mark' | 'wait' | 'unmark';
  /** When its files are deleted at the earliest. */
  readonly collectAfter!: string | null;
  /** What that frees. */
  readonly bytes!: number;
}

export class KeptForReasonDto {
  readonly kind!: 'snapshot' | 'dataset_version' | 'fact_table';
  /** What is kept for several reasons counts under the first of these. */
  readonly reason!:
    'published' | 'active' | 'run' | 'pinned' | 'input' | 'last' | 'young' | 'month';
  readonly count!: number;
  readonly bytes!: number;
}

export class OrphanFilesDto {
  readonly files!: number;
  readonly bytes!: number;
}

/** The policy, and what a collection at this moment would do. */
export class RetentionDto {
  readonly policy!: RetentionPolicyDto;
  readonly now!: string;
  readonly changes!: PlannedChangeDto[];
  readonly kept!: KeptForReasonDto[];
  /** Files that belong to nothing, left by runs that were killed. */
  readonly orphans!: OrphanFilesDto;
}
