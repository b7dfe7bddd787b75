import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { packageRoot } from '@tagwright/platform';
import { DataSource } from 'typeorm';

/** Which versions an installation is made of. */
export interface InstallationVersions {
  readonly product: string;
  readonly node: string;
  readonly postgres: string;
}

/** Tells which versions run here. */
@Injectable()
export class InstallationService {
  constructor(private readonly dataSource: DataSource) {}

  async versions(): Promise<InstallationVersions> {
    const manifest: unknown = JSON.parse(
      await readFile(join(packageRoot(), 'package.json'), 'utf8'),
    );
    const [row] = await this.dataSource.query<{ postgres: string }[]>(
      `SELECT current_setting('server_version') AS postgres`,
    );
    return {
      product: (manifest as { readonly version: string }).version,
      node: process.versions.node,
      postgres: row?.postgres ?? '',
    };
  }
}
