import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { canonicalJson, DomainError } from '@tagwright/kernel';
import { createSecretFile } from '@tagwright/platform';
import type { AuditHead, SignedHead } from './audit-head.js';

/** The key that signs heads. Its private half never leaves the home. */
export class AuditKey {
  readonly publicKey: KeyObject;
  readonly id: string;

  private constructor(private readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
    this.id = keyIdOf(this.publicKey);
  }

  /**
   * Reads the key, or makes it on first use.
   * @throws DomainError `audit_key_damaged`
   */
  static async open(path: string): Promise<AuditKey> {
    const pem = await createSecretFile(path, () =>
      Buffer.from(
        generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
      ),
    );
    try {
      return new AuditKey(createPrivateKey(pem));
    } catch {
      throw new DomainError(
        'audit_key_damaged',
        `${path} does not hold a private key. Bring it back from where it was kept, or move it away: ` +
          'a new key is made, and heads that the old one signed are still proved by its public key.',
        { kind: 'unavailable', details: { path } },
      );
    }
  }

  sign(head: Omit<AuditHead, 'keyId'>): SignedHead {
    const unsigned: AuditHead = { ...head, keyId: this.id };
    return { ...unsigned, signature: this.signText(signedText(unsigned)) };
  }

  /** Ed25519 over a text, base64. */
  signText(text: string): string {
    return sign(null, Buffer.from(text), this.privateKey).toString('base64');
  }

  /** The public half in PEM. */
  publicPem(): string {
    return this.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }
}

/** Whether exactly this head was signed with the key's private half. */
export function isSignedBy(head: SignedHead, publicKey: KeyObject): boolean {
  const { signature, ...unsigned } = head;
  if (unsigned.keyId !== keyIdOf(publicKey)) return false;
  return verify(
    null,
    Buffer.from(signedText(unsigned)),
    publicKey,
    Buffer.from(signature, 'base64'),
  );
}

function signedText(head: AuditHead): string {
  const { format, sequence, hash, time, keyId } = head;
  return canonicalJson({ format, sequence, hash, time, keyId });
}

function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}
