import type { PipeTransform } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';

/** A login name in an address; what cannot be one is no account. */
export class ParseLoginPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[a-z0-9][a-z0-9._-]{0,62}$/.test(value)) return value;
    throw new DomainError('account_not_found', 'There is no such account.', { kind: 'not_found' });
  }
}

/** The prefix of a key in an address; what cannot be one is no key. */
export class ParsePrefixPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[a-z0-9]{8}$/.test(value)) return value;
    throw new DomainError('key_not_found', 'There is no key of this prefix in force.', {
      kind: 'not_found',
    });
  }
}
