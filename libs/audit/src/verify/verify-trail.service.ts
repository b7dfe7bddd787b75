import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { AuditSettings } from '../audit-settings.js';
import { inSnapshot } from './in-snapshot.js';
import { loadHeads } from './load-heads.js';
import { readChain } from './read-chain.js';
import { readExport } from './read-export.js';
import { findUnsealed } from './unsealed-events.js';
import { verifyChain, type Verification } from './verification.js';

/** Looks whether the audit trail is what was written. */
@Injectable()
export class VerifyTrailService {
  private current: Promise<Verification> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: AuditSettings,
  ) {}

  /** The same for many who ask at once: they get one look at it. */
  verifyOnce(): Promise<Verification> {
    this.current ??= this.verify().finally(() => {
      this.current = null;
    });
    return this.current;
  }

  /**
   * The whole chain, from its first event, against the heads of the folder or one from elsewhere.
   * @throws DomainError `head_unreadable`, `head_key_missing`
   */
  async verify(headFile?: string): Promise<Verification> {
    const heads = await loadHeads(this.settings.headDirectory, headFile);
    return inSnapshot(this.dataSource, (session) =>
      verifyChain(readChain(session), heads, () => findUnsealed(session)),
    );
  }
}

/**
 * The same for a chain that was exported, without a database.
 * @throws DomainError `export_unreadable`, `head_unreadable`, `head_key_missing`
 */
export async function verifyExport(
  file: string,
  heads: { readonly directory: string; readonly file?: string },
): Promise<Verification> {
  const stream = createReadStream(file);
  stream.on('error', () => undefined); // the reader throws it
  try {
    return await verifyChain(readExport(stream), await loadHeads(heads.directory, heads.file));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new DomainError('export_unreadable', `${file} cannot be read: ${code}.`, {
      cause: error,
    });
  } finally {
    stream.destroy();
  }
}
