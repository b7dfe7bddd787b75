import { ValidationPipe } from '@nestjs/common';
import { readValidationErrors } from './read-validation-errors.js';

/**
 * Checks requests against their DTOs: nothing unknown, nothing wrong. Parameters of a path stay
 * texts for their own pipes: `Number('0x10')` is 16, which no id may be spelled like.
 */
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      exceptionFactory: readValidationErrors,
    });
  }

  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }
}
