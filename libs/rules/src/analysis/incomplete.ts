import type { FactDefinition } from '../ast/fact-definition.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import { finding, type Finding } from './finding.js';
import type { Prover } from './prover.js';

/** Says so when some question about a definition was left open. */
export function incomplete(
  { code, position }: FactDefinition | TagDefinition,
  ...provers: readonly Prover[]
): Finding[] {
  if (!provers.some((prover) => prover.isIncomplete)) return [];
  const message = `"${code}" is too large to be proved free of what can never happen.`;
  return [finding('analysis_incomplete', position, '', message)];
}
