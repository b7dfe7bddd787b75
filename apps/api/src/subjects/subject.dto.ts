import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { JSON_VALUE, type JsonValue } from '../shared/json-value.js';
import { ValueTypeDto } from '../shared/value-type.dto.js';
import { WordsDto } from '../shared/words.dto.js';

export class SubjectTagDto {
  readonly code!: string;
  readonly name!: WordsDto;
  readonly type!: ValueTypeDto;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  /** The value for people: the code's name, a number with its unit; null when it is missing. */
  readonly valueName!: WordsDto | null;
}

/** Personal data, masked. */
export class ContactDto {
  readonly name!: string | null;
  readonly mobile!: string | null;
}

export class OwnedVehicleDto {
  readonly vehicleId!: number;
  readonly role!: string;
  readonly brand!: string | null;
  readonly model!: string | null;
  readonly deliveryDate!: string | null;
  readonly tags!: SubjectTagDto[];
}

export class LeadOfCustomerDto {
  readonly leadId!: number;
  readonly createdDate!: string | null;
  readonly outcome!: string | null;
  readonly tags!: SubjectTagDto[];
}

export class CustomerDto {
  readonly customerId!: number;
  readonly tags!: SubjectTagDto[];
  readonly vehicles!: OwnedVehicleDto[];
  readonly leads!: LeadOfCustomerDto[];
  readonly contact!: ContactDto | null;
  readonly snapshotId!: number;
  readonly asOf!: string;
}

export class VehicleHolderDto {
  readonly customerId!: number;
  readonly role!: string;
  readonly validFrom!: string | null;
  readonly validTo!: string | null;
}

export class VehicleDto {
  readonly vehicleId!: number;
  readonly brand!: string | null;
  readonly series!: string | null;
  readonly model!: string | null;
  readonly deliveryDate!: string | null;
  readonly tags!: SubjectTagDto[];
  readonly customers!: VehicleHolderDto[];
  readonly snapshotId!: number;
  readonly asOf!: string;
}

export class LeadDto {
  readonly leadId!: number;
  readonly customerId!: number | null;
  readonly createdDate!: string | null;
  readonly outcome!: string | null;
  readonly tags!: SubjectTagDto[];
  readonly snapshotId!: number;
  readonly asOf!: string;
}

export class SubjectRowDto {
  readonly id!: number;
  /** Values by the tag's code. */
  @ApiProperty({ type: 'object', additionalProperties: JSON_VALUE as never })
  readonly tags!: Record<string, JsonValue>;
}

/** A page of ids, each with a few tags. */
export class SubjectPageDto {
  readonly items!: SubjectRowDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
  readonly snapshotId!: number;
  readonly asOf!: string;
}

export class SubjectPageQueryDto {
  /** The first id to list. */
  @ApiPropertyOptional()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly from: number = 1;

  @ApiPropertyOptional()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit: number = 50;
}
