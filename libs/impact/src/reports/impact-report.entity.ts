import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ImpactReport } from '../impact-report.js';

/** A report as somebody saw it. */
@Entity('impact_report')
export class ImpactReportEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int' })
  id!: number;

  @Column({ name: 'draft_hash', type: 'text' })
  draftHash!: string;

  @Column({ name: 'inputs_hash', type: 'text' })
  inputsHash!: string;

  @Column({ name: 'snapshot_id', type: 'int' })
  snapshotId!: number;

  @Column({ type: 'jsonb' })
  report!: ImpactReport;

  @Column({ name: 'computed_at', type: 'timestamptz' })
  computedAt!: Date;

  /** Who had it computed; null for the product itself. */
  @Column({ type: 'uuid', nullable: true })
  person!: string | null;
}
