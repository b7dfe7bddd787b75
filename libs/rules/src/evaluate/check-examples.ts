import { canonicalJson, type Diagnostic } from '@tagwright/kernel';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import { evaluateTag } from './evaluate-tag.js';

/** Evaluates every tag's examples; each one that gives another value is an error. */
export async function checkExamples(set: DefinitionSet): Promise<Diagnostic[]> {
  const findings: Diagnostic[] = [];
  for (const tag of set.tags.values()) findings.push(...(await checkTag(tag)));
  return findings;
}

async function checkTag(tag: TagDefinition): Promise<Diagnostic[]> {
  const findings: Diagnostic[] = [];
  for (const [index, { given, expect, position }] of tag.examples.entries()) {
    const actual = await evaluateTag(tag, given);
    if (canonicalJson(actual) === canonicalJson(expect)) continue;
    findings.push({
      code: 'example_fails',
      severity: 'error',
      message: `The example gives ${canonicalJson(actual)}, not ${canonicalJson(expect)}.`,
      ...position,
      path: `examples[${index}]`,
      hint: `Correct the example or the rule of "${tag.code}".`,
    });
  }
  return findings;
}
