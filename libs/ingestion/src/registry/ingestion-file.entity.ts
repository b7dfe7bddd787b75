import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The row account of one file and dataset of a run: in = out + merged + quarantined + filtered. */
@Entity('ingestion_file')
export class IngestionFileEntity {
  @PrimaryColumn({ name: 'run_id', type: 'int' })
  runId!: number;

  @PrimaryColumn({ type: 'text' })
  source!: string;

  @PrimaryColumn({ name: 'file_name', type: 'text' })
  fileName!: string;

  @PrimaryColumn({ type: 'text' })
  dataset!: string;

  @Column({ name: 'rows_in', type: 'bigint' })
  rowsIn!: string;

  @Column({ name: 'rows_out', type: 'bigint' })
  rowsOut!: string;

  @Column({ name: 'rows_merged', type: 'bigint' })
  rowsMerged!: string;

  @Column({ name: 'rows_quarantined', type: 'bigint' })
  rowsQuarantined!: string;

  @Column({ name: 'rows_filtered', type: 'bigint' })
  rowsFiltered!: string;
}
