import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ColumnProfile } from './snapshot-manifest.js';

/** What a tag column came to, found again by the definition and inputs that made it. */
@Entity('column_digest')
export class ColumnDigestEntity {
  @PrimaryColumn({ name: 'digest_key', type: 'text' })
  digestKey!: string;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'bigint' })
  rows!: string;

  @Column({ type: 'jsonb' })
  counts!: ColumnProfile;
}
