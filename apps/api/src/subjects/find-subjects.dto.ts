import { IsString, Matches, MaxLength } from 'class-validator';

export class FindSubjectsDto {
  /** A key by which a source system knows somebody: a member number, a vehicle's identification number. */
  @IsString()
  @MaxLength(200)
  @Matches(/^\P{Cc}*[^\s\p{Cc}]\P{Cc}*$/u, {
    message: 'key must hold something, and no control characters',
  })
  readonly key!: string;
}

/** A subject that a source system knows by the key. */
export class FoundSubjectDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly id!: number;
  readonly source!: string;
  /** Whether the source still has the key. */
  readonly current!: boolean;
}

/** Customers, then vehicles, then leads. */
export class FoundSubjectsDto {
  readonly items!: FoundSubjectDto[];
  readonly snapshotId!: number;
  readonly asOf!: string;
}
