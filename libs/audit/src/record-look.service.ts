import { Injectable } from '@nestjs/common';
import type { Actor } from '@tagwright/kernel';
import { AuditedTransactions } from './audited-transactions.service.js';
import { SubjectKeysService } from './subject-keys.service.js';

/** A look at a subject, which the event names by its pseudonym. */
export interface Look {
  readonly action: string;
  readonly subject: 'customer' | 'vehicle' | 'lead';
  readonly id: number;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Writes down that somebody looked at a subject. */
@Injectable()
export class RecordLookService {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly subjects: SubjectKeysService,
  ) {}

  async record(actor: Actor, { action, subject, id, details }: Look): Promise<void> {
    const code = await this.subjects.of(subject, id);
    const object = { kind: subject, code };
    await this.transactions.run(actor, (change) => change.record({ action, object, details }));
  }
}
