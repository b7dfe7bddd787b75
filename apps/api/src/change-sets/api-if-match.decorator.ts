import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ApiProblem } from '../problem/api-problem.decorator.js';

/** Describes a handler that reads the revision by `@IfMatch()`, and how it refuses. */
export const ApiIfMatch = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string' } }),
    ApiProblem(412, 'change_set_outdated'),
    ApiProblem(428, 'if_match_missing'),
  );
