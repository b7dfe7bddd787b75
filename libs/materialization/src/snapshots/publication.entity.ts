import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The pointer that readers follow. Moving it is the publication. */
@Entity('publication')
export class PublicationEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ name: 'snapshot_id', type: 'int' })
  snapshotId!: number;

  @Column({ name: 'fencing_token', type: 'bigint' })
  fencingToken!: string;

  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt!: Date;
}
