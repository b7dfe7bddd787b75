import { parseDocument } from 'yaml';

import type { ValueKind } from '../../../api/types.js';
import { codesRead, isObject, literalOf, without } from './comparison.js';

type Json = Readonly<Record<string, unknown>>;

/** What the columns of the examples are: the rule's inputs, then what else is given; and the moment. */
export function exampleColumns(definition: Json): {
  readonly inputs: readonly string[];
  readonly hasMoment: boolean;
} {
  const examples = listOf(definition.examples);
  const rule = without(without(without(definition, 'tag'), 'fact'), 'examples');
  const given = examples.flatMap((example) =>
    isObject(example) && isObject(example.given) ? Object.keys(example.given) : [],
  );
  return {
    inputs: [...new Set([...codesRead(rule), ...given])],
    hasMoment: examples.some((example) => isObject(example) && 'asOf' in example),
  };
}

/** A value as a cell shows it; what is not given is empty. */
export function exampleText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was typed as the value it stands for; undefined where nothing was. */
export function exampleValue(text: string, kind: ValueKind): unknown {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (!plain.startsWith('[')) return literalOf(kind, plain);
  const document = parseDocument(plain, { version: '1.2', prettyErrors: false });
  return document.errors.length > 0 ? plain : (document.toJS() as unknown);
}

/** One more: like the last one, for examples differ from their neighbours in a value or two. */
export function newExample(examples: readonly unknown[]): unknown {
  return structuredClone(examples.at(-1) ?? { given: {}, expect: 'missing' });
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [];
