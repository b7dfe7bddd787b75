import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';

const FILE = join('tags', 'value-tier.yaml');
const BEFORE = 'operator: greaterThanInclusive, value: 70 }';
const AFTER = 'operator: greaterThanInclusive, value: 75 }';

/** Raises the bound of value tier D from 70 to 75 points, as a steward would in the file. */
export async function changeThreshold(definitionsDir: string): Promise<void> {
  const path = join(definitionsDir, FILE);
  const text = await readFile(path, 'utf8');
  const changed = text
    .replace(BEFORE, AFTER)
    .replace(/given: \{ value_score: 70 \}/, 'given: { value_score: 75 }')
    .replace(/given: \{ value_score: 69 \}/, 'given: { value_score: 74 }');
  if (changed === text) {
    throw new DomainError('bench_setup', `${FILE} no longer has the bound that is changed.`);
  }
  await writeFile(path, changed);
}
