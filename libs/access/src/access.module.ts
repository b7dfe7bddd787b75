import { Module } from '@nestjs/common';
import { AuditModule } from '@tagwright/audit';
import { AccountActivityService } from './accounts/account-activity.service.js';
import { AccountsService } from './accounts/accounts.service.js';
import { ChangePasswordService } from './accounts/change-password.service.js';
import { FirstAccountsService } from './accounts/first-accounts.service.js';
import { ApiKeysService } from './keys/api-keys.service.js';
import { FindKeyService } from './keys/find-key.service.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SignInService } from './sessions/sign-in.service.js';
import { SignInThrottle } from './sessions/sign-in-throttle.service.js';

const SERVICES = [
  AccountActivityService,
  AccountsService,
  ApiKeysService,
  ChangePasswordService,
  FindKeyService,
  FirstAccountsService,
  SessionsService,
  SignInService,
];

/** Who people are, and what they may do. */
@Module({
  imports: [AuditModule],
  providers: [...SERVICES, SignInThrottle],
  exports: SERVICES,
})
export class AccessModule {}
