export { AccessModule } from './access.module.js';
export { AccessSettings } from './access-settings.js';
export type { Account } from './accounts/account-row.js';
export {
  AccountActivityService,
  type AccountActivity,
} from './accounts/account-activity.service.js';
export { AccountsService } from './accounts/accounts.service.js';
export type { Holder } from './accounts/insert-account.js';
export { ChangePasswordService } from './accounts/change-password.service.js';
export { FirstAccountsService } from './accounts/first-accounts.service.js';
export type { Identity } from './identity.js';
export { ApiKeysService, type ApiKey } from './keys/api-keys.service.js';
export { FindKeyService } from './keys/find-key.service.js';
export { LONGEST_PASSWORD } from './passwords/check-password.js';
export {
  isPermission,
  isRole,
  PERMISSIONS,
  permissionsOf,
  ROLE_PERMISSIONS,
  ROLES,
  type Permission,
  type Role,
} from './permissions.js';
export { FULL_SCOPE, intersect, reaches, readScope, type Scope, type ScopePart } from './scope.js';
export { SessionsService, type SessionView } from './sessions/sessions.service.js';
export { SignInService } from './sessions/sign-in.service.js';
