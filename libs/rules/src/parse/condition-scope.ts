import type { DatasetView, Subject, ValueType } from '../catalog-view.js';
import type { Reference } from '../ast/condition.js';
import { didYouMean } from './closest-word.js';
import type { ParseContext } from './parse-context.js';
import type { Cursor } from './cursor.js';

/** What a condition may refer to where it stands. */
export interface ConditionScope {
  readonly kinds: readonly Reference['kind'][];
  /** The type of the reference; undefined when refused (reported) or known to be broken. */
  resolve(kind: Reference['kind'], code: string, at: Cursor): ValueType | undefined;
}

/** Facts and, unless excluded, tags of one subject. */
export function subjectScope(
  subject: Subject,
  context: ParseContext,
  kinds: readonly ('fact' | 'tag')[] = ['fact', 'tag'],
): ConditionScope {
  return {
    kinds,
    resolve: (kind, code, at) => resolveDefinition(subject, kind, code, at, context),
  };
}

/** The columns of one dataset. */
export function columnScope(dataset: DatasetView, context: ParseContext): ConditionScope {
  return {
    kinds: ['column'],
    resolve: (_kind, code, at) => resolveColumn(dataset, code, at, context)?.type,
  };
}

/** A column that facts may read, or undefined (reported). */
export function resolveColumn(
  dataset: DatasetView,
  code: string,
  at: Cursor,
  { problems }: ParseContext,
): DatasetView['columns'][number] | undefined {
  const column = dataset.columns.find((candidate) => candidate.code === code);
  if (column === undefined) {
    const hint = didYouMean(
      code,
      dataset.columns.map((candidate) => candidate.code),
    );
    const message = `The dataset "${dataset.dataset}" has no column "${code}".`;
    problems.report(at, 'unknown_column', message, hint);
    return undefined;
  }
  if (column.pii !== 'direct') return column;
  const message = `The column "${code}" identifies a person directly; no fact may read it.`;
  problems.report(at, 'personal_column', message);
  return undefined;
}

const UNKNOWN = { fact: 'unknown_fact', tag: 'unknown_tag', column: 'unknown_column' } as const;

function resolveDefinition(
  subject: Subject,
  kind: Reference['kind'],
  code: string,
  at: Cursor,
  { headers, problems }: ParseContext,
): ValueType | undefined {
  const header = headers.get(code);
  if (header?.kind !== kind) {
    const others = [...headers.values()].filter((each) => each.kind === kind);
    const hint =
      header === undefined
        ? didYouMean(
            code,
            others.map((each) => each.code),
          )
        : `"${code}" is a ${header.kind}: write \`${header.kind}: ${code}\`.`;
    problems.report(at, UNKNOWN[kind], `There is no ${kind} "${code}".`, hint);
    return undefined;
  }
  if (header.subject !== undefined && header.subject !== subject) {
    const message = `"${code}" describes a ${header.subject}, not a ${subject}.`;
    problems.report(at, 'subject_mismatch', message, 'Use a rollup or an inherited fact.');
    return undefined;
  }
  return header.type;
}
