import type { DefinitionSet } from '../ast/definition-set.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { Outcome } from '../ast/value.js';
import type { AnalysisScope } from './analysis-scope.js';
import { finding, type Finding } from './finding.js';
import { codesOf } from './value-domain.js';

/** Codes of the tag's list that are not among all that its rule can give. */
export function analyseValues(
  { code, type, position }: TagDefinition,
  outcomes: readonly Outcome[],
  { set, catalog }: AnalysisScope,
): Finding[] {
  if (!('list' in type)) return [];
  const given = new Set<unknown>(outcomes.flat());
  const never = codesOf(type.list, catalog).filter((each) => !given.has(each));
  if (never.length === 0) return [];
  const shown = never.slice(0, SHOWN).join(', ') + (never.length > SHOWN ? ', …' : '');
  const message = `The list "${type.list}" has ${never.length} code(s) that the tag never gives: ${shown}.`;
  // What others fill as well need not be filled by each of them.
  const severity = isShared(type.list, code, set) ? 'info' : 'warning';
  return [finding('value_never_produced', position, 'list', message, { severity })];
}

const SHOWN = 5;

function isShared(list: string, code: string, { facts, tags }: DefinitionSet): boolean {
  return [...facts.values(), ...tags.values()].some(
    (other) => other.code !== code && 'list' in other.type && other.type.list === list,
  );
}
