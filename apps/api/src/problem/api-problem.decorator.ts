import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/** Describes a failure that a handler, or each of a controller, answers with, and its codes. */
export function ApiProblem(
  status: number,
  ...codes: readonly string[]
): ClassDecorator & MethodDecorator {
  return applyDecorators(
    ApiResponse({
      status,
      description: codes.map((code) => `\`${code}\``).join(', '),
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } },
      },
    }),
  );
}
