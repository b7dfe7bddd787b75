import { IsString, MaxLength } from 'class-validator';

export class RevealContactDto {
  /** What the data is needed for, in at least ten characters; goes to the audit trail. */
  @IsString()
  @MaxLength(500)
  readonly purpose!: string;
}

/** Personal data in clear. */
export class ClearContactDto {
  readonly name!: string | null;
  readonly mobile!: string | null;
  /** When it is to be hidden again. */
  readonly hideAt!: string;
}
