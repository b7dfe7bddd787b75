import { Controller, Delete, Get, HttpCode, HttpStatus, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SessionsService, type Identity } from '@tagwright/access';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentIdentity } from '../security/current-actor.decorator.js';
import { SignedIn } from '../security/requires.decorator.js';
import { OpenSessionDto } from './session.dto.js';
import { openSessionDto } from './session.mapper.js';

@ApiTags('session')
@Controller('sessions')
@SignedIn()
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** My own open sessions, latest first. */
  @Get()
  async listSessions(@CurrentIdentity() identity: Identity): Promise<OpenSessionDto[]> {
    return (await this.sessions.list(identity)).map(openSessionDto);
  }

  /** Ends one of my own. */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiProblem(404, 'session_not_found')
  async endSession(@Param('id') id: string, @CurrentIdentity() identity: Identity): Promise<void> {
    await this.sessions.end(identity, id);
  }
}
