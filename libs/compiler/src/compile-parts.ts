import { dependenciesOf, isEvaluable, type Subject, type TagDefinition } from '@tagwright/rules';
import { hasPopulation, type CompileContext } from './compile-context.js';
import { factTable, type WrittenFacts } from './compile-plan.js';
import { contextOf, type PlanInput } from './plan-input.js';
import type { SharedScanPlan } from './plan.js';
import { Relations } from './relations.js';
import { SUBJECTS, TAG_ORDER } from './subjects.js';
import { tagStage, type WrittenStage } from './tags/tag-stage.js';

/** Some facts of a plan; `facts.<subject>` is what the caller has of the other facts. */
export interface FactParts {
  readonly shared: readonly SharedScanPlan[];
  /** Only of subjects that have any of the facts, in the order in which they must run. */
  readonly facts: readonly WrittenFacts[];
}

/**
 * The part of a plan that computes these facts and no others, from datasets, as a run would.
 * @throws as `compilePlan`.
 */
export function compileFacts(input: PlanInput, codes: ReadonlySet<string>): FactParts {
  const context = contextOf(input);
  return writtenTwice(context, (relations) => {
    const facts = SUBJECTS.filter(({ subject }) => hasPopulation(subject, context)).flatMap(
      ({ subject }) => {
        const own = [...context.set.facts.values()].filter(
          (fact) => fact.subject === subject && codes.has(fact.code),
        );
        return own.length === 0 ? [] : [factTable(subject, own, context, relations)];
      },
    );
    return { facts, shared: relations.scans() };
  });
}

/** Some tags of a plan. */
export interface TagParts {
  readonly shared: readonly SharedScanPlan[];
  readonly stages: readonly WrittenStage[];
  /** What the computed tags of each subject look at, for `work.<subject>`. */
  readonly work: ReadonlyMap<Subject, WorkColumns>;
}

/** Columns that lie side by side. */
export interface WorkColumns {
  readonly facts: readonly string[];
  /** Tags that `input.sealed` has. */
  readonly tags: readonly string[];
}

/**
 * The part of a plan that gives these tags, and what of other tags they rest on: computed, or read
 * from `sealed.<subject>` where `input.sealed` has them.
 * @throws as `compilePlan`.
 */
export function compileTags(input: PlanInput, codes: Iterable<string>): TagParts {
  const context = contextOf(input);
  const wanted = wantedTags(context, codes);
  const work = new Map(
    TAG_ORDER.map((subject) => [subject, workColumns(wanted, subject, context)] as const),
  );
  return writtenTwice(context, (relations) => {
    const stages = TAG_ORDER.filter((subject) => hasPopulation(subject, context)).flatMap(
      (subject) => {
        const own = wanted.filter((tag) => tag.subject === subject);
        return own.length === 0 ? [] : [tagStage(subject, own, context, relations)];
      },
    );
    return { stages, shared: relations.scans(), work };
  });
}

function workColumns(
  wanted: readonly TagDefinition[],
  subject: Subject,
  { set, sealed }: CompileContext,
): WorkColumns {
  const own = wanted.filter((tag) => tag.subject === subject);
  const computed = own.filter(({ code, rule }) => !sealed.has(code) && isEvaluable(rule));
  const facts = computed.flatMap(dependenciesOf).filter((code) => set.facts.has(code));
  const tags = own.filter(({ code }) => sealed.has(code)).map(({ code }) => code);
  return { facts: [...new Set(facts)].sort(), tags: tags.sort() };
}

/** The tags and those that the computed ones among them look at. */
function wantedTags({ set, sealed }: CompileContext, codes: Iterable<string>): TagDefinition[] {
  const wanted = new Map<string, TagDefinition>();
  const pending = [...codes];
  for (let code = pending.pop(); code !== undefined; code = pending.pop()) {
    const tag = set.tags.get(code);
    if (tag === undefined || wanted.has(code)) continue;
    wanted.set(code, tag);
    if (!sealed.has(code)) pending.push(...dependenciesOf(tag));
  }
  return [...wanted.values()];
}

/** The first time shows which datasets have several readers. */
function writtenTwice<T>(context: CompileContext, write: (relations: Relations) => T): T {
  const counted = new Relations(context.dialect);
  write(counted);
  return write(new Relations(context.dialect, counted.repeated()));
}
