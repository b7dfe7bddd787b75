import { Global, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditSettings } from '@tagwright/audit';
import { CatalogModule } from '@tagwright/catalog';
import { ApprovalPolicySource, type ApprovalPolicy } from '@tagwright/changes';
import { DefinitionsModule } from '@tagwright/definitions';
import { DatabaseModule } from '@tagwright/platform';
import type { DataSource } from 'typeorm';

/** Nothing that is asked here signs heads or makes pseudonyms. */
const NO_HOME = new AuditSettings({ home: '/nonexistent', auditHeadDir: '/nonexistent' });

/** The services of catalog, definitions and change-sets over a database, without anything else. */
export function openGovernance(
  dataSource: DataSource,
  policy: ApprovalPolicy = [],
): Promise<INestApplicationContext> {
  @Global()
  @Module({
    providers: [
      { provide: ApprovalPolicySource, useValue: { read: () => Promise.resolve(policy) } },
      { provide: AuditSettings, useValue: NO_HOME },
    ],
    exports: [ApprovalPolicySource, AuditSettings],
  })
  class PolicyModule {}

  @Module({
    imports: [DatabaseModule.forRoot(dataSource), PolicyModule, CatalogModule, DefinitionsModule],
  })
  class GovernanceModule {}

  return NestFactory.createApplicationContext(GovernanceModule, {
    logger: false,
    abortOnError: false,
  });
}
