import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createSecretFile } from '@tagwright/platform';
import { AuditSettings } from './audit-settings.js';

/**
 * The pseudonym of a subject: HMAC-SHA-256 over kind and id, 64 hex digits. Who has the key can look
 * for a subject's events; who has the events alone cannot tell whom they are about.
 */
export function subjectKey(key: Uint8Array, kind: string, id: string | number): string {
  return createHmac('sha256', key).update(`${kind}\n${id}`).digest('hex');
}

/** Pseudonyms of this installation's subjects, for audit events. */
@Injectable()
export class SubjectKeysService {
  private key: Promise<Buffer> | undefined;

  constructor(private readonly settings: AuditSettings) {}

  /** @param kind `customer`, `vehicle` or `lead` */
  async of(kind: string, id: string | number): Promise<string> {
    this.key ??= createSecretFile(this.settings.subjectKeyFile, () => randomBytes(32));
    return subjectKey(await this.key, kind, id);
  }
}
