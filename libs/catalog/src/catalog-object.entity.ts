import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type CatalogKind = 'code_list' | 'domain_model' | 'source_mapping' | 'schedule';

/** One version of a governed object; of each object at most one version is active. */
@Entity('catalog_object')
export class CatalogObjectEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int' })
  id!: number;

  @Column({ type: 'text' })
  kind!: CatalogKind;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'jsonb' })
  body!: unknown;

  /** SHA-256 of the canonical JSON of `body`. */
  @Column({ name: 'content_hash', type: 'text' })
  contentHash!: string;

  @Column({ type: 'boolean' })
  active!: boolean;

  @Column({ name: 'loaded_at', type: 'timestamptz' })
  loadedAt!: Date;
}
