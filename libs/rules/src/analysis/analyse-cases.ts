import type { CasesRule, TagDefinition } from '../ast/tag-definition.js';
import type { FactValue, Outcome } from '../ast/value.js';
import { ruleInputs } from '../graph/rule-inputs.js';
import { analyseValues } from './analyse-values.js';
import type { AnalysisScope } from './analysis-scope.js';
import { ruleReach, type CaseReach, type RuleReach } from './case-reach.js';
import { givenText, valueText } from './example-text.js';
import { finding, type Finding } from './finding.js';
import { incomplete } from './incomplete.js';
import { rowOverlaps } from './row-overlaps.js';

/** What listed cases can never do, and what a table leaves open. */
export function analyseCases(tag: TagDefinition, rule: CasesRule, scope: AnalysisScope): Finding[] {
  const prover = scope.prover(rule.cases.map(({ when }) => when));
  const reach = ruleReach(rule, prover);
  const findings = [
    ...reach.cases.flatMap((each, index) => caseFinding(tag, rule, index, each)),
    ...endFindings(tag, rule, reach),
  ];
  const isTable = rule.kind === 'table' && !rule.collect && rule.unique !== true;
  const overlaps = isTable ? rowOverlaps(rule, prover) : [];
  for (const { first, second, example } of overlaps.slice(0, SHOWN_OVERLAPS)) {
    const at = example === undefined ? 'for some input' : `for ${exampleText(rule, example)}`;
    const message = `The rows ${first + 1} and ${second + 1} both hold ${at}; row ${first + 1} wins.`;
    findings.push(finding('overlapping_rows', tag.position, `rows[${second}]`, message));
  }
  findings.push(...incomplete(tag, prover), ...analyseValues(tag, outcomes(rule, reach), scope));
  return findings;
}

/** Pairs of a table beyond these tell nothing new. */
const SHOWN_OVERLAPS = 20;

function caseFinding(
  tag: TagDefinition,
  rule: CasesRule,
  index: number,
  reach: CaseReach,
): Finding[] {
  const noun = rule.kind === 'table' ? 'row' : 'case';
  const path = `${noun}s[${index}]`;
  const name = `${noun} ${index + 1}`;
  switch (reach.kind) {
    case 'reached':
    case 'undecided':
      return [];
    case 'duplicate': {
      const message = `The ${name} asks the same as ${noun} ${reach.of + 1}.`;
      return [finding('duplicate_case', tag.position, path, message)];
    }
    case 'contradictory': {
      const message = `The ${name} can never be true: its conditions contradict one another.`;
      return [finding('contradictory_case', tag.position, `${path}.when`, message)];
    }
    case 'shadowed': {
      const [numbers, many] = [reach.by.map((each) => each + 1).join(', '), reach.by.length > 1];
      const message = `The ${name} is never reached: whenever it holds, ${noun}${many ? 's' : ''} ${numbers} ${many ? 'hold' : 'holds'} before it.`;
      return [finding('unreachable_case', tag.position, path, message)];
    }
  }
}

function endFindings(tag: TagDefinition, rule: CasesRule, reach: RuleReach): Finding[] {
  const { position, type } = tag;
  const { otherwise, unknown } = reach;
  const found: Finding[] = [];
  if (otherwise.kind === 'none' && !isNothing(rule.otherwise)) {
    const message = `\`else\` never applies: some case holds for every known input.`;
    found.push(finding('else_never_reached', position, 'else', message));
  }
  if (rule.kind === 'table' && otherwise.kind === 'found' && otherwise.example !== undefined) {
    const given = exampleText(rule, otherwise.example);
    const message = `No row holds for ${given}: \`else\` gives ${valueText(rule.otherwise, type)}.`;
    found.push(finding('table_gap', position, 'rows', message));
  }
  if (unknown.kind === 'none' && rule.unknown !== null) {
    const message = '`unknown` never applies: the tag is decided for every input.';
    found.push(finding('unknown_never_reached', position, 'unknown', message));
  }
  if (unknown.kind === 'found' && unknown.example !== undefined && rule.unknown === null) {
    const message = `For ${exampleText(rule, unknown.example)} the tag is undecided, and so missing.`;
    const more = { unlessWritten: 'unknown' };
    found.push(finding('unknown_not_stated', position, '', message, more));
  }
  return found;
}

/** What the rule can give, as far as is known. */
function outcomes(rule: CasesRule, { cases, otherwise, unknown }: RuleReach): Outcome[] {
  const given = rule.cases.flatMap(({ value }, index) => {
    const kind = cases[index]?.kind;
    return kind === 'reached' || kind === 'undecided' ? [value] : [];
  });
  return [
    ...given,
    ...(otherwise.kind === 'none' ? [] : [rule.otherwise]),
    ...(unknown.kind === 'none' ? [] : [rule.unknown]),
  ];
}

function isNothing(outcome: CasesRule['otherwise']): boolean {
  return outcome === null || (typeof outcome === 'object' && outcome.length === 0);
}

function exampleText(rule: CasesRule, example: ReadonlyMap<string, FactValue>): string {
  const inputs = ruleInputs(rule);
  return givenText(example, (code) => inputs.get(code));
}
