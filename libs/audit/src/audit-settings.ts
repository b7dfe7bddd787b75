import { homePaths, type Config } from '@tagwright/platform';

/** Where the audit trail keeps what must not lie in the database. */
export class AuditSettings {
  /** Of the signed heads and their public keys. */
  readonly headDirectory: string;
  /** Holds the private key that signs heads. */
  readonly keyFile: string;
  /** Holds the key of subjects' pseudonyms. */
  readonly subjectKeyFile: string;

  constructor({ home, auditHeadDir }: Pick<Config, 'home' | 'auditHeadDir'>) {
    const { auditKey, subjectKey } = homePaths(home);
    this.headDirectory = auditHeadDir;
    this.keyFile = auditKey;
    this.subjectKeyFile = subjectKey;
  }
}
