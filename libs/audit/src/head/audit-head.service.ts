import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readTail } from '../chain/event-sealer.js';
import { CHAIN_START } from '../chain/seal-hash.js';
import type { SignedHead } from './audit-head.js';
import { HeadKeeperService } from './head-keeper.service.js';

/** The end of the chain in the database, and the newest one that was signed. */
export interface AuditHeadView {
  /** `0` while nothing is sealed. */
  readonly sequence: string;
  readonly hash: string;
  readonly signed: SignedHead | null;
  /** In PEM. */
  readonly publicKey: string;
}

/** Tells where the chain ends. */
@Injectable()
export class AuditHeadService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly heads: HeadKeeperService,
  ) {}

  async read(): Promise<AuditHeadView> {
    const tail = await readTail(this.dataSource.manager);
    const key = await this.heads.open();
    return {
      sequence: tail?.sequence ?? '0',
      hash: tail?.hash ?? CHAIN_START,
      signed: await this.heads.latest(),
      publicKey: key.publicPem(),
    };
  }
}
