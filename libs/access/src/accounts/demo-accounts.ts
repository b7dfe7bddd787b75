import type { Role } from '../permissions.js';
import type { Scope } from '../scope.js';

/** An account to try the product with; each is a person of their own. */
export interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scope?: Scope;
}

/** One of each role, and a second steward: nobody approves what they wrote themselves. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { login: 'steward', name: '林静 Lin Jing', roles: ['steward'] },
  { login: 'steward2', name: '何伟 He Wei', roles: ['steward'] },
  { login: 'approver', name: '周敏 Zhou Min', roles: ['approver'] },
  { login: 'marketer', name: '陈晨 Chen Chen', roles: ['marketer'] },
  { login: 'auditor', name: '吴桐 Wu Tong', roles: ['auditor'] },
  { login: 'operator', name: '高远 Gao Yuan', roles: ['operator'] },
  { login: 'admin', name: '徐安 Xu An', roles: ['admin'] },
];

/** Public by intention: an account with it signs in on this machine only. */
export function demoPassword(login: string): string {
  return `demo-${login}`;
}
