import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { readCodeListFiles, readCodeListText, type WrittenCodeList } from '@tagwright/catalog';
import {
  GOVERNED_KINDS,
  GovernedObjectRegistry,
  type GovernedKind,
  type ItemDraft,
} from '@tagwright/changes';
import { DomainError, hashOf, type Diagnostic } from '@tagwright/kernel';
import { isReadable, parseDefinitions, type DefinitionFile } from '@tagwright/rules';
import { DataSource } from 'typeorm';
import { readDefinitionFiles } from './read-definition-files.js';
import { documentTexts } from './document-texts.js';
import { bodyOf } from './written-definition.js';

/** What files would change of what is in force. */
export interface FilePlan {
  readonly drafts: readonly ItemDraft[];
  /** Of the drafts: objects that are not in force yet. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly retired: readonly string[];
  /** Objects that the files say as they are. */
  readonly unchanged: number;
  /** Objects in force that the files lack; retired only if that was asked for. */
  readonly missing: readonly string[];
}

interface WrittenObject {
  readonly kind: GovernedKind;
  readonly code: string;
  readonly text: string;
  readonly contentHash: string;
}

/** Compares files of facts, tags and code lists with what is in force. */
@Injectable()
export class PlanFilesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registry: GovernedObjectRegistry,
  ) {}

  /**
   * @param path a folder of definitions, with code lists in its folder `code-lists`, or one file of
   * definitions or of a code list
   * @param retire whether the files are all that there shall be of the kinds that they hold
   * @throws DomainError `definitions_invalid` for what is no YAML, `object_repeated`, `object_unknown`
   */
  async plan(path: string, retire: boolean): Promise<FilePlan> {
    const written = await writtenAt(path);
    refuseRepeated(written);
    const keys = new Set(written.map(nameOf));
    const active = await this.active();
    const differs = written.filter((each) => active.get(nameOf(each)) !== each.contentHash);
    const kinds = new Set(written.map(({ kind }) => kind));
    const missing = [...active.keys()].filter((name) => !keys.has(name) && kinds.has(kindOf(name)));
    const retired = retire ? missing : [];
    return {
      drafts: [
        ...differs.map(({ kind, code, text }) => ({ kind, code, text })),
        ...retired.map((name) => ({ kind: kindOf(name), code: codeOf(name), text: null })),
      ],
      added: differs.map(nameOf).filter((name) => !active.has(name)),
      changed: differs.map(nameOf).filter((name) => active.has(name)),
      retired,
      unchanged: written.length - differs.length,
      missing,
    };
  }

  private async active(): Promise<ReadonlyMap<string, string>> {
    const active = new Map<string, string>();
    for (const kind of GOVERNED_KINDS) {
      const objects = await this.registry.of(kind).active(this.dataSource.manager, kind);
      for (const [code, { contentHash }] of objects) active.set(`${kind} ${code}`, contentHash);
    }
    return active;
  }
}

function nameOf({ kind, code }: Pick<WrittenObject, 'kind' | 'code'>): string {
  return `${kind} ${code}`;
}

function kindOf(name: string): GovernedKind {
  return name.slice(0, name.indexOf(' ')) as GovernedKind;
}

function codeOf(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}

async function writtenAt(path: string): Promise<WrittenObject[]> {
  const isWhole = await isFolder(path);
  const files = await readDefinitionFiles(path, (name) => !name.startsWith('code-lists/'));
  const alone = isWhole ? null : readCodeListText(files[0]?.text ?? '');
  if (alone !== null) return [writtenList(alone)];
  const lists = isWhole ? await readCodeListFiles(path) : [];
  return [...writtenObjects(files), ...lists.map(writtenList)];
}

function writtenObjects(files: readonly DefinitionFile[]): WrittenObject[] {
  const unreadable = files.filter((file) => !isReadable(file));
  if (unreadable.length > 0) throw notYaml(unreadable);
  return files.flatMap(({ file, text }) =>
    documentTexts(text).map((each) => writtenObject(file, each)),
  );
}

function writtenList({ list, text }: WrittenCodeList): WrittenObject {
  return { kind: 'code_list', code: list.list, text, contentHash: hashOf(list) };
}

function refuseRepeated(written: readonly WrittenObject[]): void {
  const seen = new Set<string>();
  for (const name of written.map(nameOf)) {
    if (seen.has(name)) throw new DomainError('object_repeated', `${name} is there twice.`);
    seen.add(name);
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

function writtenObject(file: string, text: string): WrittenObject {
  const body = bodyOf(text);
  for (const kind of ['fact', 'tag'] as const) {
    const code = Object.hasOwn(body, kind) ? body[kind] : undefined;
    if (typeof code === 'string') return { kind, code, text, contentHash: hashOf(body) };
  }
  const message = `${file} holds neither a fact nor a tag; code lists lie in the folder code-lists.`;
  throw new DomainError('object_unknown', message, { details: { file } });
}

function notYaml(files: readonly DefinitionFile[]): DomainError {
  const { diagnostics } = parseDefinitions(files, { datasets: new Map(), codeLists: new Map() });
  const unreadable: readonly Diagnostic[] = diagnostics;
  return new DomainError(
    'definitions_invalid',
    `Not readable: ${files.map(({ file }) => file).join(', ')}.`,
    { details: { diagnostics: unreadable } },
  );
}
