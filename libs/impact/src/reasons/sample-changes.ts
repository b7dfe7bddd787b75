import { maskedValue, type MaskedFacts } from '@tagwright/audiences';
import { sqlIdentifier } from '@tagwright/engines';
import {
  definitionHash,
  definitionOf,
  dependenciesOf,
  explainTag,
  readRunTime,
  wordsOf,
  type FactValue,
  type RunTime,
  type TagDefinition,
  type ValueType,
} from '@tagwright/rules';
import type { ComparedTable } from '../compare/compared-table.js';
import { differsSql, type ComparedColumn } from '../compare/compared-column.js';
import type { PreviewSession } from '../compare/preview-session.js';
import type { Side } from '../compare/side.js';
import type { ChangeReason, ChangedMember, SampledChange } from '../impact-report.js';
import { plainValue } from '../plain-value.js';
import { appliedPart } from './applied-part.js';
import { changedMembers } from './changed-members.js';
import { decidingLeaves, type WordsOfDecision } from './deciding-leaves.js';
import { decisionsOf } from './decisions.js';
import { addValues, type NamedColumn, type ValuesById } from './read-values.js';
import { maskLeaves, maskMembers, maskedOnEitherSide } from './mask-reasons.js';
import { reasonWords } from './reason-words.js';

/** What explaining needs besides the values. */
export interface SampleContext {
  readonly session: PreviewSession;
  readonly before: Side;
  readonly after: Side;
  /** Everything that is compared, for what lies behind a customer's value. */
  readonly tables: readonly ComparedTable[];
  readonly atMost: number;
}

/**
 * Some of those who change, by column: always the same ones for the same changes, spread over all
 * ids, each with its reason.
 */
export async function sampleChanges(
  context: SampleContext,
  table: ComparedTable,
): Promise<Map<string, SampledChange[]>> {
  const ids = new Map<string, number[]>();
  for (const column of table.columns) ids.set(column.code, await idsOf(context, table, column));
  const known = await valuesOf(context, table, [...ids.values()].flat());
  const samples = new Map<string, SampledChange[]>();
  const masked = maskedOnEitherSide(context.before, context.after);
  for (const column of table.columns) {
    const own = ids.get(column.code) ?? [];
    const found = await samplesOf(context, column, own, known, masked);
    samples.set(column.code, found);
  }
  return samples;
}

async function idsOf(
  { session, atMost }: SampleContext,
  { changed }: ComparedTable,
  column: ComparedColumn,
): Promise<number[]> {
  // Multiplying spreads neighbouring ids; the remainder keeps the product within 64 bits.
  const rows = await session.query(
    `SELECT id FROM ${changed} WHERE ${differsSql(column)}
     ORDER BY ((id % 2147483647) * 2654435761) % 4294967296, id LIMIT ${atMost}`,
  );
  return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

interface KnownValues {
  readonly before: ValuesById;
  readonly after: ValuesById;
}

/** The values of both sides that the rules look at, and those that change. */
async function valuesOf(
  { session, before, after }: SampleContext,
  { kind, subject, columns, changed }: ComparedTable,
  ids: readonly number[],
): Promise<KnownValues> {
  const values = (): ValuesById => new Map(ids.map((id) => [id, new Map<string, FactValue>()]));
  const known: KnownValues = { before: values(), after: values() };
  const id = `${subject}_id`;
  if (kind === 'tag') {
    for (const [side, into] of [
      [before, known.before],
      [after, known.after],
    ] as const) {
      const inputs = inputsOf(side, columns);
      const overlaid = new Set(side.facts.flatMap((each) => [...each.codes]));
      const facts = inputs.filter(({ code }) => side.set.facts.has(code));
      const tags = inputs.filter(({ code }) => side.set.tags.has(code) && side.sealed.has(code));
      const plain = facts.filter(({ code }) => !overlaid.has(code));
      await addValues(session, into, `base.${sqlIdentifier(subject)}`, id, plain);
      for (const { subject: of, file, codes } of side.facts) {
        const own = facts.filter(({ code }) => codes.includes(code));
        if (of === subject)
          await addValues(session, into, `'${file.replaceAll("'", "''")}'`, id, own);
      }
      await addValues(session, into, `sealed.${sqlIdentifier(subject)}`, id, tags);
    }
  }
  const side = (of: 'before' | 'after', column: ComparedColumn): NamedColumn[] => {
    const type = column[of];
    const name = of === 'before' ? column.b : column.a;
    return type === null ? [] : [{ code: column.code, type, column: name.slice(1, -1) }];
  };
  await addValues(
    session,
    known.before,
    changed,
    'id',
    columns.flatMap((each) => side('before', each)),
  );
  await addValues(
    session,
    known.after,
    changed,
    'id',
    columns.flatMap((each) => side('after', each)),
  );
  return known;
}

function inputsOf({ set }: Side, columns: readonly ComparedColumn[]): NamedColumn[] {
  const found = new Map<string, NamedColumn>();
  for (const { code, subject } of columns) {
    const tag = set.tags.get(code);
    for (const input of tag === undefined ? [] : dependenciesOf(tag)) {
      const definition = definitionOf(set, input);
      if (definition?.subject !== subject) continue;
      found.set(input, { code: input, type: definition.type, column: input });
    }
  }
  return [...found.values()];
}

async function samplesOf(
  context: SampleContext,
  column: ComparedColumn,
  ids: readonly number[],
  known: KnownValues,
  masked: MaskedFacts,
): Promise<SampledChange[]> {
  const { code, before, after } = column;
  const members = await membersOf(context, column, ids);
  const isMasked = column.kind === 'fact' && masked.has(code);
  const shown = (value: FactValue, type: ValueType): FactValue =>
    isMasked ? maskedValue(value, type) : plainValue(value, type);
  return ids.map((id) => {
    const value = (of: keyof KnownValues): FactValue => known[of].get(id)?.get(code) ?? null;
    return {
      id,
      before: before === null ? null : shown(value('before'), before),
      after: after === null ? null : shown(value('after'), after),
      reason:
        column.kind === 'fact'
          ? null
          : reasonOf(
              context,
              column,
              id,
              known,
              maskMembers(members.get(id) ?? [], masked),
              masked,
            ),
    };
  });
}

async function membersOf(
  { session, before, after, tables }: SampleContext,
  { code, subject }: ComparedColumn,
  ids: readonly number[],
): Promise<Map<number, ChangedMember[]>> {
  const rules = [after, before].map(({ set }) => set.tags.get(code)?.rule);
  const rollup = rules.find((rule) => rule?.kind === 'rollup');
  if (rollup?.kind !== 'rollup' || subject !== 'customer') return new Map();
  return changedMembers(session, rollup.rollup, tables, ids);
}

function reasonOf(
  { session, before, after }: SampleContext,
  { code }: ComparedColumn,
  id: number,
  known: KnownValues,
  members: readonly ChangedMember[],
  masked: MaskedFacts,
): ChangeReason {
  const { asOf, zone } = session.inputs.snapshot.manifest;
  const run = readRunTime(asOf, zone);
  const [old, now] = [before.set.tags.get(code), after.set.tags.get(code)];
  const values = {
    before: known.before.get(id) ?? new Map(),
    after: known.after.get(id) ?? new Map(),
  };
  const told = {
    before: old && tell(old, values.before, run, before),
    after: now && tell(now, values.after, run, after),
  };
  const found =
    told.before !== undefined && told.after !== undefined
      ? decidingLeaves(told.before.decisions, told.after.decisions, {
          before: told.before.words,
          after: told.after.words,
        })
      : [];
  const leaves = maskLeaves(found, masked);
  const because = becauseOf(old, now, values, members);
  return {
    because,
    words: reasonWords(because, leaves, members),
    leaves,
    members,
    before: told.before?.applied ?? null,
    after: told.after?.applied ?? null,
  };
}

/** What a rule decided of a subject, and words for it. */
function tell(
  tag: TagDefinition,
  values: ReadonlyMap<string, FactValue>,
  run: RunTime,
  { set, input: { catalog } }: Side,
) {
  const explanation = explainTag(tag, values, run);
  const words: WordsOfDecision = ({ code, condition }) => {
    if (condition !== null) return wordsOf(condition, catalog, set);
    const name = definitionOf(set, code)?.name ?? { zh: code, en: code };
    return { zh: `${name.zh}不在任何区间`, en: `${name.en} is in no bin` };
  };
  const applied = appliedPart(explanation, tag, set, catalog);
  return { decisions: decisionsOf(explanation, tag), words, applied };
}

function becauseOf(
  old: TagDefinition | undefined,
  now: TagDefinition | undefined,
  values: {
    readonly before: ReadonlyMap<string, FactValue>;
    readonly after: ReadonlyMap<string, FactValue>;
  },
  members: readonly ChangedMember[],
): ChangeReason['because'] {
  if (old === undefined || now === undefined) return 'rule';
  const isSameRule = definitionHash(old) === definitionHash(now);
  const inputs = new Set([...dependenciesOf(old), ...dependenciesOf(now)]);
  const same = (code: string): boolean =>
    JSON.stringify(values.before.get(code) ?? null) ===
    JSON.stringify(values.after.get(code) ?? null);
  const haveInputsMoved = members.length > 0 || [...inputs].some((code) => !same(code));
  if (isSameRule) return 'inputs';
  return haveInputsMoved ? 'both' : 'rule';
}
