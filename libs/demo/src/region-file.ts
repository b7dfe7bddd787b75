import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DomainError } from '@tagwright/kernel';

const REGION_FILE = join('governance', 'code-lists', 'region.csv');

/** The code list of division codes in the nearest project folder at or above `start`. */
export function findRegionFile(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, REGION_FILE);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) break;
  }
  throw new DomainError('region_file_missing', `No ${REGION_FILE} at or above ${start}`, {
    kind: 'not_found',
  });
}
