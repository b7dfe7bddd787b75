import type { SourceMapping } from '@tagwright/catalog';
import type { SourceDto } from './source.dto.js';

export function sourceDto({ source, name, rank, targets }: SourceMapping): SourceDto {
  return {
    source,
    name,
    rank,
    targets: [...new Set(targets.map(({ dataset }) => dataset))].sort(),
  };
}
