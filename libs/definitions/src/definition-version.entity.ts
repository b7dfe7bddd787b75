import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type DefinitionKind = 'fact' | 'tag';

/** A definition as it was written, in one of its versions; at most one version is active. */
@Entity('definition_version')
export class DefinitionVersionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int' })
  id!: number;

  @Column({ type: 'text' })
  kind!: DefinitionKind;

  @Column({ type: 'text' })
  code!: string;

  /** Semantic version, e.g. `1.2.0`. */
  @Column({ type: 'text' })
  version!: string;

  @Column({ type: 'jsonb' })
  body!: Record<string, unknown>;

  /** SHA-256 of the canonical JSON of `body`. */
  @Column({ name: 'content_hash', type: 'text' })
  contentHash!: string;

  @Column({ type: 'text' })
  state!: 'approved' | 'active' | 'retired' | 'withdrawn';

  /** Where the version came from, e.g. the file. */
  @Column({ type: 'text' })
  origin!: string;

  /** The definition as it was approved, byte for byte. */
  @Column({ type: 'text' })
  text!: string;

  /** Where it was approved; of versions older than change-sets nothing is known. */
  @Column({ name: 'change_set_id', type: 'int', nullable: true })
  changeSetId!: number | null;

  @Column({ name: 'active_from', type: 'timestamptz', nullable: true })
  activeFrom!: Date | null;

  @Column({ name: 'active_until', type: 'timestamptz', nullable: true })
  activeUntil!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
