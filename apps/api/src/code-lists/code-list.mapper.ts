import type { CodeListView } from '@tagwright/rules';
import type { CodeListDto, CodeListSummaryDto } from './code-list.dto.js';

export function codeListDto({ list, name, codes }: CodeListView): CodeListDto {
  return { list, name, codes: codes.map((code) => ({ ...code })) };
}

export function codeListSummaryDto({ list, name, codes }: CodeListView): CodeListSummaryDto {
  return { list, name, size: codes.length };
}
