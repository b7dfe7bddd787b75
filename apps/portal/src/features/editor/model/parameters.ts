import type { Words } from '../../../api/types.js';
import { isObject } from './comparison.js';

/** A threshold with a name, as it is written. */
export interface Parameter {
  readonly name?: Words;
  readonly unit?: string;
  readonly default?: unknown;
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** The parameters of a definition; what is none is left out. */
export function parametersOf(definition: unknown): Parameters {
  const written = isObject(definition) ? definition.parameters : undefined;
  if (!isObject(written)) return {};
  const entries = Object.entries(written).filter(([, value]) => isObject(value));
  return Object.fromEntries(entries) as Parameters;
}

/** How often a rule names a parameter. */
export function usesOf(node: unknown, code: string): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, each) => sum + usesOf(each, code), 0);
  if (!isObject(node)) return 0;
  if (node.parameter === code) return 1;
  return Object.values(node).reduce<number>((sum, each) => sum + usesOf(each, code), 0);
}

/** A code that no parameter has yet. */
export function freeCode(parameters: Parameters, wanted: string): string {
  if (!(wanted in parameters)) return wanted;
  for (let number = 2; ; number += 1) {
    const code = `${wanted}_${number}`;
    if (!(code in parameters)) return code;
  }
}
