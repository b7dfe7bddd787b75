import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { packageRoot } from '@tagwright/platform';
import { parse, parseAllDocuments } from 'yaml';

interface ReferenceSet {
  readonly facts: readonly string[];
  readonly tags: readonly string[];
}

/**
 * Writes those of the shipped definitions that `bench/reference-set.yaml` names, each file as it is
 * shipped less what the list leaves out.
 * @throws DomainError `bench_setup` when the list names what is not shipped
 */
export async function writeReferenceDefinitions(target: string): Promise<void> {
  const wanted = await readReferenceSet();
  const root = join(packageRoot(), 'tag-definitions');
  for (const file of await readdir(root, { recursive: true })) {
    if (!file.endsWith('.yaml')) continue;
    const kept = documentsOf(await readFile(join(root, file), 'utf8')).filter(({ code }) =>
      wanted.delete(code),
    );
    if (kept.length === 0) continue;
    await mkdir(dirname(join(target, file)), { recursive: true });
    await writeFile(join(target, file), kept.map(({ text }) => text).join('---\n'));
  }
  if (wanted.size === 0) return;
  const lacking = [...wanted].join(', ');
  throw new DomainError('bench_setup', `bench/reference-set.yaml names ${lacking}: not shipped.`);
}

/** Writes all shipped definitions. */
export async function writeLibrary(target: string): Promise<void> {
  await cp(join(packageRoot(), 'tag-definitions'), target, { recursive: true });
}

async function readReferenceSet(): Promise<Set<string>> {
  const text = await readFile(join(packageRoot(), 'bench', 'reference-set.yaml'), 'utf8');
  const { facts, tags } = parse(text) as ReferenceSet;
  return new Set([...facts, ...tags]);
}

function documentsOf(text: string): { readonly code: string; readonly text: string }[] {
  return text.split(/^---\n/m).flatMap((part) => {
    const [document] = parseAllDocuments(part);
    const code: unknown = document?.get('fact') ?? document?.get('tag');
    return typeof code === 'string' ? [{ code, text: part }] : [];
  });
}
