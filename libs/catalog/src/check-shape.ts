import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Finding, Path, YamlDocument } from './yaml-document.js';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });

/** A JSON schema with its validator, which is made when it is first needed: most commands read no such file. */
interface Shape {
  readonly schema: object;
  readonly validator: () => ValidateFunction;
}

export function compileShape(schema: object): Shape {
  let validator: ValidateFunction | undefined;
  return { schema, validator: () => (validator ??= ajv.compile(schema)) };
}

/** Whether the document has the shape; every deviation is reported where it stands. */
export function checkShape(document: YamlDocument, shape: Shape): boolean {
  if (document.value === undefined) return false;
  const validate = shape.validator();
  if (validate(document.value)) return true;
  for (const error of validate.errors ?? []) {
    document.report(findingOf(error), pathOf(error));
  }
  return false;
}

function findingOf({ keyword, params, message }: ErrorObject): Finding {
  const parameter = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'additionalProperties':
      return {
        code: 'unknown_key',
        message: `There is no key "${String(parameter.additionalProperty)}" here.`,
      };
    case 'required':
      return {
        code: 'missing_key',
        message: `The key "${String(parameter.missingProperty)}" is missing.`,
      };
    case 'type':
      return { code: 'wrong_type', message: `This must be a ${String(parameter.type)}.` };
    case 'enum':
      return {
        code: 'not_allowed',
        message: `This must be one of ${(parameter.allowedValues as unknown[]).join(', ')}.`,
      };
    case 'pattern':
      return { code: 'bad_code', message: `This must match ${String(parameter.pattern)}.` };
    default:
      return { code: 'wrong_value', message: `This ${message ?? 'is not allowed'}.` };
  }
}

function pathOf({ instancePath, params, keyword }: ErrorObject): Path {
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (keyword !== 'additionalProperties') return steps;
  return [...steps, String((params as Readonly<Record<string, unknown>>).additionalProperty)];
}
