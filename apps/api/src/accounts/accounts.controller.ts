import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccountActivityService, AccountsService } from '@tagwright/access';
import { DomainError, type Actor } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { AccountDto, AccountRolesDto, NewAccountDto, OneTimePasswordDto } from './account.dto.js';
import { accountDto, holderOf, scopeOf } from './account.mapper.js';
import { ParseLoginPipe } from './parse-login.pipe.js';

@ApiTags('accounts')
@Controller('accounts')
@Requires('account.manage')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly activity: AccountActivityService,
  ) {}

  /** All accounts, by login name. */
  @Get()
  async listAccounts(): Promise<AccountDto[]> {
    const accounts = await this.accounts.list();
    const activity = await this.activity.read(accounts.map(({ login }) => login));
    return accounts.map((account) => accountDto(account, activity.get(account.login)));
  }

  /** Adds one. The password in the answer is shown this once. */
  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiProblem(404, 'person_not_found')
  @ApiProblem(409, 'account_exists')
  @ApiProblem(422, 'login_unusable', 'person_without_name', 'holder_unclear', 'scope_unusable')
  async addAccount(
    @Body() body: NewAccountDto,
    @CurrentActor() actor: Actor,
  ): Promise<OneTimePasswordDto> {
    const { login, roles, scope } = body;
    const holder = holderOf(body);
    if (holder === undefined) {
      throw new DomainError(
        'holder_unclear',
        'Give the name of a new person or a person, not both.',
      );
    }
    const added = await this.accounts.add(actor, {
      ...{ login, holder, roles },
      ...(scope === undefined ? {} : { scope: scopeOf(scope) }),
    });
    return { login, oneTimePassword: added.oneTimePassword };
  }

  @Get(':login')
  @ApiProblem(404, 'account_not_found')
  async getAccount(@Param('login', ParseLoginPipe) login: string): Promise<AccountDto> {
    const account = (await this.accounts.list()).find((each) => each.login === login);
    if (account === undefined) {
      throw new DomainError('account_not_found', `There is no account ${login}.`, {
        kind: 'not_found',
      });
    }
    return accountDto(account, (await this.activity.read([login])).get(login));
  }

  /** Other roles, another reach. Its sessions end. */
  @Put(':login/roles')
  @ApiProblem(404, 'account_not_found')
  @ApiProblem(409, 'last_administrator')
  async setAccountRoles(
    @Param('login', ParseLoginPipe) login: string,
    @Body() { roles, scope }: AccountRolesDto,
    @CurrentActor() actor: Actor,
  ): Promise<AccountDto> {
    const reach = scope === undefined ? {} : { scope: scopeOf(scope) };
    await this.accounts.setRoles(actor, login, { roles, ...reach });
    return this.getAccount(login);
  }

  /** Shuts it out at once; what it did stays. */
  @Post(':login/disable')
  @HttpCode(200)
  @ApiProblem(404, 'account_not_found')
  @ApiProblem(409, 'last_administrator')
  async disableAccount(
    @Param('login', ParseLoginPipe) login: string,
    @CurrentActor() actor: Actor,
  ): Promise<AccountDto> {
    await this.accounts.disable(actor, login);
    return this.getAccount(login);
  }

  @Post(':login/enable')
  @HttpCode(200)
  @ApiProblem(404, 'account_not_found')
  async enableAccount(
    @Param('login', ParseLoginPipe) login: string,
    @CurrentActor() actor: Actor,
  ): Promise<AccountDto> {
    await this.accounts.enable(actor, login);
    return this.getAccount(login);
  }

  /** Lets it try again at once after too many wrong attempts. */
  @Post(':login/unlock')
  @HttpCode(200)
  @ApiProblem(404, 'account_not_found')
  async unlockAccount(
    @Param('login', ParseLoginPipe) login: string,
    @CurrentActor() actor: Actor,
  ): Promise<AccountDto> {
    await this.accounts.unlock(actor, login);
    return this.getAccount(login);
  }

  /** A new one-time password, shown this once; sessions end. */
  @Post(':login/password-reset')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiProblem(404, 'account_not_found')
  @ApiProblem(422, 'account_of_system')
  async resetAccountPassword(
    @Param('login', ParseLoginPipe) login: string,
    @CurrentActor() actor: Actor,
  ): Promise<OneTimePasswordDto> {
    return { login, oneTimePassword: await this.accounts.resetPassword(actor, login) };
  }

  /** Ends every session of it. */
  @Delete(':login/sessions')
  @HttpCode(204)
  @ApiProblem(404, 'account_not_found')
  async endAccountSessions(
    @Param('login', ParseLoginPipe) login: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.accounts.endSessions(actor, login);
  }
}
