import type { FactDefinition } from '../ast/fact-definition.js';
import type { LegalBasis } from '../ast/legal-basis.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { ColumnView, PiiClass } from '../catalog-view.js';
import { dependenciesOf, expressionFacts } from '../graph/dependencies.js';
import type { AnalysisScope } from './analysis-scope.js';
import { finding, type Finding } from './finding.js';

/** From the farthest from a person to the closest. */
const CLASSES: readonly PiiClass[] = ['none', 'pseudonym', 'indirect', 'direct', 'sensitive'];

/** Grounds that carry a class; a class that is not here is carried by each of them. */
const CARRIED_BY: Readonly<Partial<Record<PiiClass, readonly LegalBasis[]>>> = {
  direct: ['consent', 'separate_consent', 'contract_performance', 'legal_obligation', 'emergency'],
  // PIPL Art. 28 and 29: a specific purpose, strict necessity, and consent given for just this.
  sensitive: ['separate_consent', 'legal_obligation', 'emergency'],
};

/** Whether a tag's ground carries the closest personal data that its rule reads. */
export function analyseLegalBasis(tag: TagDefinition, scope: AnalysisScope): Finding[] {
  const closest = closestOf(readBy(tag, scope));
  if (closest === undefined) return [];
  const { pii, code } = closest;
  const allowed = CARRIED_BY[pii];
  const { position, legalBasis } = tag;
  if (allowed !== undefined && !allowed.includes(legalBasis)) {
    const message = `"${legalBasis}" does not carry "${code}", which is ${pii} personal data.`;
    const hint = `One of: ${allowed.join(', ')}.`;
    return [finding('legal_basis_insufficient', position, 'legalBasis', message, { hint })];
  }
  if (rank(pii) < rank('indirect') || legalBasis !== 'legitimate_interest') return [];
  const message = `"${code}" is ${pii} personal data, for which the PIPL knows no "${legalBasis}".`;
  return [finding('legal_basis_doubtful', position, 'legalBasis', message)];
}

/** The facts that a rule reads, and what these pass on, however far down. */
function readBy(tag: TagDefinition, scope: AnalysisScope): Source[] {
  const read = new Set<Source>(
    dependenciesOf(tag).flatMap((code) => scope.set.facts.get(code) ?? []),
  );
  // What is added while going through a set is gone through as well.
  for (const each of read) {
    if ('source' in each) passedOn(each, scope).forEach((source) => read.add(source));
  }
  return [...read];
}

type Source = FactDefinition | ColumnView;

function closestOf(all: readonly Source[]): Source | undefined {
  return all.reduce<Source | undefined>(
    (best, each) => (best === undefined || rank(each.pii) > rank(best.pii) ? each : best),
    undefined,
  );
}

/** A fact that passes on what is closer to a person than it says, or that nobody needs. */
export function analysePersonalFact(
  fact: FactDefinition,
  scope: AnalysisScope,
  used: ReadonlySet<string>,
): Finding[] {
  const found: Finding[] = [];
  const source = closestOf(passedOn(fact, scope));
  if (source !== undefined && rank(source.pii) > rank(fact.pii)) {
    const message = `It passes on "${source.code}", which is ${source.pii}, not ${fact.pii}.`;
    found.push(finding('pii_understated', fact.position, 'pii', message));
  }
  if (rank(fact.pii) >= rank('indirect') && !used.has(fact.code)) {
    const message = `No tag uses "${fact.code}", which is ${fact.pii} personal data.`;
    found.push(finding('personal_fact_unused', fact.position, 'pii', message));
  }
  return found;
}

/**
 * What a fact hands over, as it is or computed from it alone; sums and counts over rows, vehicles or
 * leads tell less than these.
 */
function passedOn({ source }: FactDefinition, { set, catalog }: AnalysisScope): readonly Source[] {
  const factsOf = (codes: readonly string[]) => codes.flatMap((code) => set.facts.get(code) ?? []);
  switch (source.kind) {
    case 'attribute':
    case 'measure': {
      const isValue = source.kind === 'attribute' || PASSING.includes(source.operation);
      const columns = catalog.datasets.get(source.dataset)?.columns ?? [];
      return isValue ? columns.filter(({ code }) => code === source.column) : [];
    }
    case 'inherit':
      return factsOf([source.fact]);
    case 'derived':
      return factsOf(expressionFacts(source.expression));
    case 'rollup': {
      const { input, pick } = source.rollup;
      const isValue = ['max', 'min', 'newest', 'order'].includes(pick.kind);
      return isValue && input !== undefined ? factsOf([input.code]) : [];
    }
    case 'comparison':
    case 'sequence':
    default:
      return [];
  }
}

const PASSING: readonly string[] = ['min', 'max', 'first', 'last', 'median', 'mode'];

function rank(pii: PiiClass): number {
  return CLASSES.indexOf(pii);
}
