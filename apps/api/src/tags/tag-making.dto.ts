import { WordsDto } from '../shared/words.dto.js';
import { DistributionDto } from './distribution.dto.js';

/** How a tag's values were spread in one snapshot after the other. */
export class TagTrendDto {
  /** Of kept published snapshots, at most sixty, the oldest first. */
  readonly points!: DistributionDto[];
}

/** A column, fact or tag in the making of a tag. */
export class LineageNodeDto {
  readonly id!: string;
  readonly kind!: 'source' | 'column' | 'fact' | 'tag';
  readonly code!: string;
  readonly name!: WordsDto;
  /** Where a column lies: its dataset, or its source system and file. */
  readonly place!: WordsDto | null;
}

export class LineageEdgeDto {
  readonly from!: string;
  readonly to!: string;
  /** DIRECT: the value flows on. INDIRECT: it decides which value or row counts. */
  readonly kind!: 'DIRECT' | 'INDIRECT';
}

/** How a tag is made: all that it is made of, and what reads it directly. */
export class TagLineageDto {
  readonly nodes!: LineageNodeDto[];
  readonly edges!: LineageEdgeDto[];
  /** How many things more there are than the graph holds. */
  readonly leftOut!: number;
}
