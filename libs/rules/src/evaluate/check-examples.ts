import { canonicalJson, type Diagnostic } from '@tagwright/kernel';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import { readRunTime } from '../time/run-time.js';
import { evaluateTag } from './evaluate-tag.js';

/** Evaluates the examples of tags; each one that gives another value is an error. */
export async function checkExamples(tags: readonly TagDefinition[]): Promise<Diagnostic[]> {
  const findings: Diagnostic[] = [];
  for (const tag of tags) findings.push(...(await checkTag(tag)));
  return findings;
}

async function checkTag(tag: TagDefinition): Promise<Diagnostic[]> {
  const findings: Diagnostic[] = [];
  for (const [index, { given, expect, moment, position, expected }] of tag.examples.entries()) {
    const run = moment === undefined ? null : readRunTime(moment.asOf, moment.zone);
    const actual = await evaluateTag(tag, given, run);
    if (canonicalJson(actual) === canonicalJson(expect)) continue;
    findings.push({
      code: 'example_fails',
      severity: 'error',
      message: `The example gives ${canonicalJson(actual)}, not ${canonicalJson(expect)}.`,
      ...position,
      path: `examples[${index}]`,
      hint: `Correct the example or the rule of "${tag.code}".`,
      ...(expected && { proposal: { ...expected, text: written(actual) } }),
    });
  }
  return findings;
}

/** A value as it is written in a definition. */
function written(value: FactValue): string {
  if (value === null) return 'missing';
  const isWord = typeof value === 'string' && /^[a-z_][a-z0-9_]*$/i.test(value);
  return isWord && !/^(?:true|false|null)$/i.test(value) ? value : canonicalJson(value);
}
