import { hasList, usesList } from '@tagwright/definitions';
import type { FactDefinition, Subject, TagDefinition, ValueType } from '@tagwright/rules';
import type { PreviewSession } from '../compare/preview-session.js';
import type { CodeHolders, CodeListImpact, CodeListUse, ColumnImpact } from '../impact-report.js';
import type { OpenedSides } from '../inputs/open-sides.js';
import { changedCodes } from './changed-codes.js';
import { countCodes } from './count-codes.js';

/** A fact or tag that has its values from a list, now or by the drafts. */
interface ListColumn {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly subject: Subject;
  readonly type: ValueType;
}

/**
 * What becomes of code lists that are drafted: which codes come, go and mean something else, which
 * facts and tags use the list, and how many have the codes that come and go.
 * @param counted the columns that the drafts compute otherwise, already counted
 */
export async function codeListImpacts(
  session: PreviewSession,
  opened: OpenedSides,
  lists: readonly string[],
  counted: readonly ColumnImpact[],
): Promise<CodeListImpact[]> {
  const impacts: CodeListImpact[] = [];
  for (const list of lists.toSorted()) {
    impacts.push(await impactOf(session, opened, list, counted));
  }
  return impacts;
}

async function impactOf(
  session: PreviewSession,
  opened: OpenedSides,
  list: string,
  counted: readonly ColumnImpact[],
): Promise<CodeListImpact> {
  const [before, after] = [opened.before, opened.after].map(({ input }) => {
    return input.catalog.codeLists.get(list);
  });
  const { codes, leftOut } = changedCodes(before, after);
  const asked = codes.filter(({ change }) => change !== 'changed').map(({ code }) => code);
  const holders = new Map<string, CodeHolders[]>(asked.map((code) => [code, []]));
  for (const column of listColumns(opened, list)) {
    for (const each of await holdersOf(session, column, asked, counted)) {
      holders.get(each.code)?.push(each.holders);
    }
  }
  return {
    list,
    name: (after ?? before)?.name ?? { zh: list, en: list },
    change: before === undefined ? 'added' : after === undefined ? 'retired' : 'changed',
    nameBefore: before?.name ?? null,
    usedBy: usesOf(opened, list),
    columns: columnsOf(opened, list),
    codes: codes.map((each) => ({ ...each, holders: holders.get(each.code) ?? [] })),
    leftOut,
  };
}

function columnsOf({ before }: OpenedSides, list: string): string[] {
  return [...before.input.catalog.datasets.values()].flatMap(({ dataset, columns }) =>
    columns.filter(({ type }) => hasList(type, list)).map(({ code }) => `${dataset}.${code}`),
  );
}

function definitionsOf({ before, after }: OpenedSides): (FactDefinition | TagDefinition)[] {
  const all = [before, after].flatMap(({ set }) => [...set.facts.values(), ...set.tags.values()]);
  return [...new Map(all.map((each) => [each.code, each])).values()].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  );
}

function usesOf(opened: OpenedSides, list: string): CodeListUse[] {
  const { set, input } = opened.after;
  return definitionsOf(opened)
    .filter((each) => usesList(each, list, set, input.catalog))
    .map((each) => ({
      kind: 'source' in each ? 'fact' : 'tag',
      code: each.code,
      name: each.name,
      subject: each.subject,
      hasValues: hasList(each.type, list),
    }));
}

function listColumns(opened: OpenedSides, list: string): ListColumn[] {
  return definitionsOf(opened)
    .filter(({ type }) => hasList(type, list))
    .map((each) => ({
      kind: 'source' in each ? 'fact' : 'tag',
      code: each.code,
      subject: each.subject,
      type: each.type,
    }));
}

/** How many have each of the codes; those that nobody has before or after are left out. */
async function holdersOf(
  session: PreviewSession,
  column: ListColumn,
  asked: readonly string[],
  counted: readonly ColumnImpact[],
): Promise<{ readonly code: string; readonly holders: CodeHolders }[]> {
  const { kind, code, subject } = column;
  const known = counted.find((each) => each.kind === kind && each.code === code);
  const found = known === undefined ? await countCodes(session, column, asked) : null;
  return asked.flatMap((each) => {
    const same = found?.get(each) ?? 0;
    const { before, after } =
      known === undefined ? { before: same, after: same } : countsIn(known, each);
    if (before === 0 && after === 0) return [];
    return [{ code: each, holders: { kind, code, subject, before, after } }];
  });
}

function countsIn({ figures, before, after }: ColumnImpact, code: string) {
  if (figures.form === 'codes') {
    const of = figures.codes.find((each) => each.code === code);
    return { before: of?.before ?? 0, after: of?.after ?? 0 };
  }
  const of = (side: ColumnImpact['before']): number =>
    side.find(({ value }) => value === code)?.count ?? 0;
  return { before: of(before), after: of(after) };
}
