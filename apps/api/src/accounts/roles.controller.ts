import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ROLE_PERMISSIONS, ROLES } from '@tagwright/access';
import { Requires } from '../security/requires.decorator.js';
import { RoleDto } from './account.dto.js';

@ApiTags('accounts')
@Controller('roles')
@Requires('account.manage')
export class RolesController {
  /** What each role allows. Roles are part of the product and not edited. */
  @Get()
  listRoles(): RoleDto[] {
    return ROLES.map((role) => ({ role, permissions: [...ROLE_PERMISSIONS[role]] }));
  }
}
