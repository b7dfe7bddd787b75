import { Injectable } from '@nestjs/common';
import { maskedFacts } from '@tagwright/audiences';
import { SnapshotService } from '@tagwright/materialization';
import {
  isEvaluable,
  neededSet,
  readRunTime,
  tagValue,
  topologicalOrder,
  dependenciesOf,
  type DefinitionSet,
  type FactValue,
  type RunTime,
  type Subject,
  type ValueType,
} from '@tagwright/rules';
import { dependentsOf } from '@tagwright/definitions';
import { CheckDraftsService, type CheckedDrafts } from '../drafts/check-drafts.service.js';
import { draftedCodes, type Draft } from '../drafts/draft.js';
import type { AffectedColumn } from '../inputs/affected-definitions.js';
import { OpenInputsService } from '../inputs/open-inputs.service.js';
import { openSides, rulingOf } from '../inputs/open-sides.js';
import { readGiven, type GivenFacts } from './read-given.js';
import { SubjectPlanService } from './subject-plan.service.js';
import { maskTried } from './mask-tried.js';
import { triedColumn, type TriedSide } from './tried-column.js';
import type { TrialResult } from './trial-result.js';

/** Tries drafts on one subject, or on facts that somebody wrote down, beside the active rules. */
@Injectable()
export class TryRuleService {
  constructor(
    private readonly drafts: CheckDraftsService,
    private readonly inputs: OpenInputsService,
    private readonly plans: SubjectPlanService,
    private readonly snapshots: SnapshotService,
  ) {}

  /**
   * On a subject of the published snapshot: all that the drafts change of it, computed over its own
   * source rows by the plan of a run.
   * @throws DomainError `no_snapshot`, `customer_not_found` and the like, `readers_busy`, `gone`,
   * `snapshot_outdated`, and as `refuseBadDrafts`
   */
  async onSubject(drafts: readonly Draft[], subject: Subject, id: number): Promise<TrialResult> {
    const checked = await this.drafts.check(drafts);
    return this.inputs.use(checked.catalogs.before, async ({ inputs, sealed }) => {
      const { asOf, zone } = inputs.snapshot.manifest;
      const head = { subject, id, asOf, zone, diagnostics: checked.diagnostics };
      if (checked.isRefused) return { ...head, isComputed: false, columns: [] };
      const opened = openSides(inputs, sealed, rulingOf(checked));
      const own = opened.columns.filter((each) => each.subject === subject);
      const values = await this.plans.values(opened, subject, id);
      const sides = {
        active: { ...rulingOf(checked).before, values: values.before },
        draft: { ...rulingOf(checked).after, values: values.after },
      };
      const columns = tried(own, sides, drafts, readRunTime(asOf, zone));
      // By the stricter of both: a draft that calls a fact less personal does not show it.
      const masked = new Set(
        [checked.active.set, checked.set].flatMap((set) => [...maskedFacts(set)]),
      );
      return {
        ...head,
        isComputed: true,
        columns: columns.map((column) => maskTried(column, masked)),
      };
    });
  }

  /**
   * On facts by code; what is not given is missing, tags that rest on given facts are computed, and
   * given tags count as they are. Facts derived from others are not computed: give them.
   * @throws DomainError `facts_unreadable`, `no_snapshot`, and as `refuseBadDrafts`
   */
  async onFacts(
    drafts: readonly Draft[],
    subject: Subject,
    facts: GivenFacts,
  ): Promise<TrialResult> {
    const checked = await this.drafts.check(drafts);
    const { asOf, zone } = (await this.snapshots.requireCurrent()).manifest;
    const head = { subject, id: null, asOf, zone, diagnostics: checked.diagnostics };
    if (checked.isRefused) return { ...head, isComputed: false, columns: [] };
    const own = draftedTags(drafts, checked, subject);
    const sets = [checked.active.set, checked.set];
    const known = new Map(sets.flatMap((set) => [...askable(set, own, subject)]));
    const given = readGiven(facts, known, checked.catalogs.after);
    const run = readRunTime(asOf, zone);
    const { before, after } = rulingOf(checked);
    const sides = {
      active: { ...before, values: evaluated(before.set, own, given, run) },
      draft: { ...after, values: evaluated(after.set, own, given, run) },
    };
    const columns = tried(own, sides, drafts, run);
    return { ...head, isComputed: true, columns };
  }
}

function tried(
  columns: readonly AffectedColumn[],
  sides: { readonly active: TriedSide; readonly draft: TriedSide },
  drafts: readonly Draft[],
  run: RunTime,
): TrialResult['columns'] {
  const drafted = draftedCodes(drafts);
  return columns.map((column) =>
    triedColumn(column, sides, { run, isDrafted: drafted.has(column.code) }),
  );
}

/** The tags of a subject that are drafted, and those that rest on what is. */
function draftedTags(
  drafts: readonly Draft[],
  { active, set }: CheckedDrafts,
  subject: Subject,
): AffectedColumn[] {
  const drafted = draftedCodes(drafts);
  const all = [active.set, set].flatMap((each) => [...dependentsOf(each, drafted)]);
  return [...new Set([...drafted, ...all])].sort().flatMap((code) => {
    const [old, now] = [active.set.tags.get(code), set.tags.get(code)];
    if ((now ?? old)?.subject !== subject) return [];
    const change = old === undefined ? 'added' : now === undefined ? 'retired' : 'changed';
    const types = { before: old?.type ?? null, after: now?.type ?? null };
    return [{ kind: 'tag', code, subject, change, ...types } as const];
  });
}

/** What the tags rest on, of the subject itself. */
function askable(
  set: DefinitionSet,
  tags: readonly AffectedColumn[],
  subject: Subject,
): Map<string, ValueType> {
  const needed = tags.map(({ code }) => neededSet(set, code));
  const all = needed.flatMap((each) => [...each.facts.values(), ...each.tags.values()]);
  return new Map(
    all.filter((each) => each.subject === subject).map(({ code, type }) => [code, type]),
  );
}

function evaluated(
  set: DefinitionSet,
  tags: readonly AffectedColumn[],
  given: ReadonlyMap<string, FactValue>,
  run: RunTime,
): Map<string, FactValue> {
  const needed = new Map(tags.flatMap(({ code }) => [...neededSet(set, code).tags]));
  const graph = new Map([...needed].map(([code, tag]) => [code, dependenciesOf(tag)]));
  const values = new Map(given);
  for (const code of topologicalOrder(graph)) {
    const tag = needed.get(code);
    if (tag === undefined || given.has(code) || !isEvaluable(tag.rule)) continue;
    values.set(code, tagValue(tag, values, run));
  }
  return values;
}
