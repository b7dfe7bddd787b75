import { join } from 'node:path';

/** Where each thing lies in the home of an installation. */
export interface HomePaths {
  readonly home: string;
  /** Says which process runs the embedded PostgreSQL. */
  readonly instanceLock: string;
  /** Processes that use the embedded PostgreSQL, one file each. */
  readonly members: string;
  readonly postgres: string;
  readonly secrets: string;
  readonly dataKey: string;
  readonly postgresPassword: string;
  /** Of the role that the application works as in the embedded PostgreSQL. */
  readonly applicationPassword: string;
  /** Signs heads of the audit trail. */
  readonly auditKey: string;
  /** Makes pseudonyms of subjects in audit events. */
  readonly subjectKey: string;
  /** Heads of the audit trail, unless `AUDIT_HEAD_DIR` names another folder. */
  readonly auditHeads: string;
  readonly demo: string;
  /** Emptied when the first process starts. */
  readonly tmp: string;
  readonly logs: string;
  readonly data: string;
  readonly datasets: string;
  readonly quarantine: string;
  readonly conflicts: string;
  readonly facts: string;
  readonly snapshots: string;
}

/** The layout of a home folder; creates nothing (see `prepareHome`). */
export function homePaths(home: string): HomePaths {
  const secrets = join(home, 'secrets');
  const data = join(home, 'data');
  return {
    home,
    instanceLock: join(home, 'instance.lock'),
    members: join(home, 'members'),
    postgres: join(home, 'postgres'),
    secrets,
    dataKey: join(secrets, 'data.key'),
    postgresPassword: join(secrets, 'postgres.password'),
    applicationPassword: join(secrets, 'application.password'),
    auditKey: join(secrets, 'audit.key'),
    subjectKey: join(secrets, 'subject.key'),
    auditHeads: join(home, 'audit', 'heads'),
    demo: join(home, 'demo'),
    tmp: join(home, 'tmp'),
    logs: join(home, 'logs'),
    data,
    datasets: join(data, 'datasets'),
    quarantine: join(data, 'quarantine'),
    conflicts: join(data, 'conflicts'),
    facts: join(data, 'facts'),
    snapshots: join(data, 'snapshots'),
  };
}
