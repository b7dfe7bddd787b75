import { IsString, Length, MaxLength } from 'class-validator';

/** Personal values in clear, for a reason. */
export class UnmaskDto {
  /** What the data is needed for, in at least ten characters; goes to the audit trail. */
  @IsString()
  @MaxLength(500)
  readonly purpose!: string;
}

export class UnmaskWhyNotDto extends UnmaskDto {
  /** The other value, as `GET …/why-not` takes it. */
  @IsString()
  @Length(1, 200)
  readonly value!: string;
}
