import { IsInt, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class NewCommentDto {
  /** A JSON pointer: `/tag/churn_warning/cases/0`; left out for the whole. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Matches(/^(?:\/[^\u0000]*)?$/)
  readonly place?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(4_000)
  @Matches(/^[^\u0000]*$/)
  readonly text!: string;

  /** The comment that it answers. */
  @IsOptional()
  @IsInt()
  readonly answers?: number;
}
