import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AccessSettings,
  ChangePasswordService,
  FirstAccountsService,
  SessionsService,
  SignInService,
  type Identity,
} from '@tagwright/access';
import type { Request, Response } from 'express';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { unauthenticated } from '../security/access.guard.js';
import { CurrentIdentity } from '../security/current-actor.decorator.js';
import { Public, SignedIn } from '../security/requires.decorator.js';
import {
  clearSessionCookie,
  readSessionCookie,
  writeSessionCookie,
} from '../security/session-cookie.js';
import { ChangePasswordDto, DemoAccountDto, IdentityDto, SignInDto } from './session.dto.js';
import { identityDto } from './session.mapper.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly signingIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly passwords: ChangePasswordService,
    private readonly accounts: FirstAccountsService,
    private readonly settings: AccessSettings,
  ) {}

  /** Signs in: a session in a cookie, of a token that never existed before. */
  @Post()
  @Public()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: IdentityDto })
  @ApiProblem(401, 'sign_in_failed')
  @ApiProblem(429, 'sign_in_blocked', 'sign_in_busy')
  async signIn(
    @Body() credentials: SignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IdentityDto> {
    return this.open(credentials, request, response);
  }

  /** Who asks, what they may do, and what goes with each change. */
  @Get()
  @SignedIn()
  @ApiProblem(401, 'unauthenticated')
  getSession(@CurrentIdentity() identity: Identity): IdentityDto {
    return identityDto(identity);
  }

  /** Signs out. */
  @Delete()
  @SignedIn()
  @HttpCode(HttpStatus.NO_CONTENT)
  async signOut(
    @CurrentIdentity() identity: Identity,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    requireSession(identity);
    await this.sessions.end(identity, String(identity.proof.id));
    clearSessionCookie(response, this.settings);
  }

  /** Another password: all sessions of the account end, and a new one begins here. */
  @Put('password')
  @SignedIn()
  @ApiProblem(422, 'password_wrong', 'password_too_short', 'password_too_common', 'demo_password')
  @ApiProblem(429, 'sign_in_blocked', 'sign_in_busy')
  async changePassword(
    @Body() { current, next }: ChangePasswordDto,
    @CurrentIdentity() identity: Identity,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IdentityDto> {
    requireSession(identity);
    await this.passwords.change(identity, { current, next });
    return this.open({ login: identity.login, password: next }, request, response);
  }

  /** Accounts to try a demo installation with; none anywhere else. */
  @Get('demo-accounts')
  @Public()
  async listDemoAccounts(): Promise<DemoAccountDto[]> {
    const accounts = await this.accounts.demoAccounts();
    return accounts.map(({ login, name, roles, password }) => ({
      ...{ login, name, roles: [...roles], password },
    }));
  }

  private async open(
    credentials: SignInDto,
    request: Request,
    response: Response,
  ): Promise<IdentityDto> {
    const address = request.ip ?? null;
    const token = await this.signingIn.signIn(credentials, {
      address,
      agent: request.header('user-agent') ?? null,
      previousToken: readSessionCookie(request, this.settings) ?? null,
    });
    const identity = await this.sessions.find(token, address);
    if (identity === null) throw unauthenticated(); // ended again at once
    writeSessionCookie(response, token, this.settings);
    response.setHeader('Cache-Control', 'no-store');
    return identityDto(identity);
  }
}

/** A key has no session to end and no password to change. */
function requireSession({ proof }: Identity): void {
  if (proof.kind !== 'session') throw unauthenticated();
}
