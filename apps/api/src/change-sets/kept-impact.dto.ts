import { ImpactReportDto } from '../impact/impact-report.dto.js';

/** A report that is kept as evidence of what was seen. */
export class KeptImpactDto {
  /** For `impactReport` of an approval. */
  readonly id!: number;
  readonly computedAt!: string;
  /** Who had it computed. */
  readonly person!: string | null;
  /** Data or definitions have moved on since: the figures may be others today. */
  readonly isOutdated!: boolean;
  readonly report!: ImpactReportDto;
}
