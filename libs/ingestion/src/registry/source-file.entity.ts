import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A source file that rows of datasets came from. Its id orders the rows of all files. */
@Entity('source_file')
export class SourceFileEntity {
  @PrimaryColumn({ type: 'int' })
  id!: number;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'bigint' })
  bytes!: string;

  @Column({ name: 'first_run_id', type: 'int', nullable: true })
  firstRunId!: number | null;

  @Column({ name: 'created_at', type: 'timestamptz', insert: false })
  createdAt!: Date;
}
