import type { SubjectNextFlip } from '@tagwright/audiences';
import { jsonValue } from '../shared/json-value.js';
import type { NextFlipDto } from './next-flip.dto.js';

export function nextFlipDto({ type, value, next, ...rest }: SubjectNextFlip): NextFlipDto {
  return { ...rest, value: jsonValue(value, type), next: jsonValue(next, type) };
}
