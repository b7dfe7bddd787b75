import { stringify } from 'yaml';
import type { CodeList } from './code-list.js';
import type { GovernanceFile } from './governance-file.js';

/** A list as one text: its file, or the same with the codes of the CSV file beside it. */
export function codeListText(
  { list, name, owner, codes }: CodeList,
  file: GovernanceFile | undefined,
): string {
  if (file !== undefined && !/^csv:/m.test(file.text)) return file.text;
  return stringify({ codeList: list, name, owner, codes }, { lineWidth: 0 });
}
