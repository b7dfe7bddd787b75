import { IsString, Matches, MaxLength } from 'class-validator';

export class PinSnapshotDto {
  /** Why it is to be kept for ever; not blank. */
  @IsString()
  @MaxLength(500)
  @Matches(/\S/)
  @Matches(/^[^\u0000]*$/, { message: 'reason must not contain U+0000' })
  readonly reason!: string;
}

/** Keeps a snapshot's files, and those it was made from, until it is removed. */
export class SnapshotPinDto {
  readonly snapshotId!: number;
  readonly reason!: string;
  readonly createdAt!: string;
}
