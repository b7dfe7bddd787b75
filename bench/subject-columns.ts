import { join } from 'node:path';
import type { SnapshotEntity } from '@tagwright/materialization';
import type { DefinitionSet, Subject } from '@tagwright/rules';
import type { TypedColumn } from './comparable-sql.js';
import { wrongAnswer } from './wrong-answer.js';

/** All that a snapshot says about one kind of subject: its facts, then its tags. */
export interface SubjectColumns {
  readonly subject: Subject;
  readonly idColumn: string;
  readonly rows: number;
  readonly facts: readonly TypedColumn[];
  readonly tags: readonly TypedColumn[];
  /** Facts and tags. */
  readonly columns: readonly TypedColumn[];
  readonly files: { readonly facts: string; readonly tags: string };
}

/** Vehicles, leads and customers of a snapshot. */
export function subjectColumns(
  { manifest }: SnapshotEntity,
  { facts }: DefinitionSet,
  data: string,
): SubjectColumns[] {
  return manifest.tables.map((table) => {
    const { subject, idColumn, rows } = table;
    const computed = manifest.facts.find((each) => each.subject === subject);
    if (computed?.rows !== rows) throw wrongAnswer(`${subject} facts`, rows, computed?.rows ?? 0);
    const own = computed.columns.flatMap(({ code }) => facts.get(code) ?? []);
    const columns = own.map(({ code, type }) => ({ code, type }));
    const tags = table.columns.map(({ code, type }) => ({ code, type }));
    return {
      subject,
      idColumn,
      rows,
      facts: columns,
      tags,
      columns: [...columns, ...tags],
      files: { facts: join(data, computed.file), tags: join(data, table.file) },
    };
  });
}
