import { BadRequestException } from '@nestjs/common';

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * The Idempotency-Key of a request that starts work, so that a repeated request cannot start it
 * twice.
 * @throws BadRequestException when it is missing or not 1 to 200 visible ASCII characters
 */
export function readIdempotencyKey(header: string | undefined): string {
  if (header === undefined || header === '') {
    throw refusal('idempotency_key_missing', 'Starting work needs the header Idempotency-Key.');
  }
  if (!KEY.test(header)) {
    throw refusal(
      'idempotency_key_unusable',
      'Idempotency-Key must be 1 to 200 visible ASCII characters.',
    );
  }
  return header;
}

function refusal(code: string, message: string): BadRequestException {
  return new BadRequestException({ message, code });
}
