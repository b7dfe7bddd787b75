/** What somebody may do. Handlers name what they need; roles are sets of these. */
export const PERMISSIONS = [
  /** Tags, facts, code lists, their distributions and what they mean. */
  'definition.read',
  /** Start and edit change-sets, preview them, submit and withdraw them. */
  'definition.draft',
  /** Comment on a change-set, ask for changes, be assigned. */
  'definition.review',
  /** Approve or reject what others wrote. */
  'definition.approve',
  /** Say when approved changes come into force, and roll back. */
  'definition.schedule',
  /** Say that a consumer relies on a major version, and that it no longer does. */
  'definition.pin',
  /** Look customers, vehicles and leads up; personal data stays masked. */
  'subject.read',
  /** See personal data in clear, with a purpose; every look is audited. */
  'subject.unmask',
  /** Filter, count, and read snapshots. */
  'snapshot.read',
  /** Take lists of subjects away. */
  'snapshot.export',
  /** Pin snapshots and see what is kept. */
  'snapshot.pin',
  /** Sources, datasets, row counts. */
  'source.read',
  /** Rows that were set aside and values that lost: source rows as they came. */
  'source.rows',
  'run.read',
  /** Start, cancel and repeat runs. */
  'run.manage',
  'schedule.read',
  'schedule.manage',
  /** Events, as-of, verification. */
  'audit.read',
  /** Take evidence away. */
  'audit.export',
  /** Accounts, roles, keys. */
  'account.manage',
  /** Who outside is told what happens. */
  'webhook.manage',
  /** Metrics and the state of the installation. */
  'operation.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ['steward', 'approver', 'marketer', 'auditor', 'operator', 'admin'] as const;

export type Role = (typeof ROLES)[number];

const LOOKING_UP = [
  'definition.read',
  'subject.read',
  'snapshot.read',
  'source.read',
  'run.read',
  'schedule.read',
] as const;

/** The one table of who may do what. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  steward: [
    ...LOOKING_UP,
    'definition.draft',
    'definition.review',
    'definition.schedule',
    'subject.unmask',
    'source.rows',
    'run.manage',
    'definition.pin',
  ],
  approver: [
    ...LOOKING_UP,
    'definition.review',
    'definition.approve',
    'definition.schedule',
    'source.rows',
  ],
  marketer: [...LOOKING_UP, 'snapshot.export', 'snapshot.pin', 'definition.pin'],
  auditor: [...LOOKING_UP, 'source.rows', 'snapshot.pin', 'audit.read', 'audit.export'],
  operator: [
    'definition.read',
    'snapshot.read',
    'snapshot.pin',
    'source.read',
    'source.rows',
    'run.read',
    'run.manage',
    'schedule.read',
    'schedule.manage',
    'operation.read',
    'definition.pin',
  ],
  admin: [
    'definition.read',
    'run.read',
    'schedule.read',
    'account.manage',
    'webhook.manage',
    'operation.read',
  ],
};

/** All that the roles together allow; a role that is no longer known allows nothing. */
export function permissionsOf(roles: readonly string[]): ReadonlySet<Permission> {
  return new Set(roles.filter(isRole).flatMap((role) => ROLE_PERMISSIONS[role]));
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

export function isPermission(text: string): text is Permission {
  return (PERMISSIONS as readonly string[]).includes(text);
}
