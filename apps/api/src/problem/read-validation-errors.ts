import { BadRequestException, type ValidationError } from '@nestjs/common';
import type { Diagnostic } from '@tagwright/kernel';

/** Every broken constraint of a request as one 400 with its path, e.g. `columns.0`. */
export function readValidationErrors(errors: readonly ValidationError[]): BadRequestException {
  const diagnostics = errors.flatMap((error) => diagnosticsOf(error, ''));
  return new BadRequestException({
    code: 'request_invalid',
    message: diagnostics.map((diagnostic) => diagnostic.message).join('; '),
    diagnostics,
  });
}

function diagnosticsOf(error: ValidationError, parent: string): Diagnostic[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    code: constraint === 'whitelistValidation' ? 'unknown_property' : 'invalid_property',
    severity: 'error' as const,
    message,
    path,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => diagnosticsOf(child, path))];
}
