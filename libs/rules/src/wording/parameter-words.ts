import type { Words } from '@tagwright/kernel';
import type { ParameterUse } from '../ast/parameter.js';
import { filled } from './word-context.js';

/** A threshold with the name of the parameter that it is taken from. */
export function parameterWords(value: Words, parameter: ParameterUse | null | undefined): Words {
  if (parameter === null || parameter === undefined) return value;
  const { code, name = { zh: code, en: code } } = parameter;
  return filled('{0}（{1}）', '{0} ({1})', value, name);
}
