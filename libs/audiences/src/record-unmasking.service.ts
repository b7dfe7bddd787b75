import { Injectable } from '@nestjs/common';
import { RecordLookService } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';

const SHORTEST_PURPOSE = 10;
const LONGEST_PURPOSE = 500;

/** Writes a look at personal data in clear down, before it is taken. */
@Injectable()
export class RecordUnmaskingService {
  constructor(private readonly looks: RecordLookService) {}

  /**
   * @param shown what is looked at; no values
   * @throws DomainError `purpose_missing`
   */
  async record(
    actor: Actor,
    { subject, id }: { readonly subject: Subject; readonly id: number },
    purpose: string,
    shown: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const why = purpose.trim();
    if (why.length < SHORTEST_PURPOSE || why.length > LONGEST_PURPOSE) {
      throw new DomainError(
        'purpose_missing',
        `Say in ${SHORTEST_PURPOSE} to ${LONGEST_PURPOSE} characters what the data is needed for.`,
      );
    }
    const details = { purpose: why, ...shown };
    await this.looks.record(actor, { action: 'subject.unmasked', subject, id, details });
  }
}
