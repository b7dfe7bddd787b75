import { ParseEnumPipe } from '@nestjs/common';
import { KINDS } from './change-set.dto.js';

/** A kind of governed object. */
export type Kind = (typeof KINDS)[number];

/** Kinds of governed objects in an address. */
export const PARSE_KIND = new ParseEnumPipe<Record<Kind, Kind>>({
  fact: 'fact',
  tag: 'tag',
  code_list: 'code_list',
});
