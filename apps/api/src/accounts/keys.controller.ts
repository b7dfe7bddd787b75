import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiKeysService } from '@tagwright/access';
import type { Actor } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { IssuedKeyDto, KeyDto, KeyRotationDto, NewKeyDto } from './account.dto.js';
import { keyDto } from './account.mapper.js';
import { ParsePrefixPipe } from './parse-login.pipe.js';

@ApiTags('keys')
@Controller('keys')
@Requires('account.manage')
export class KeysController {
  constructor(private readonly keys: ApiKeysService) {}

  /** Keys of systems and personal keys, newest first; never their secrets. */
  @Get()
  async listKeys(): Promise<KeyDto[]> {
    return (await this.keys.list()).map(keyDto);
  }

  /** Makes one for a system, or for who asks. It is shown this once. */
  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiProblem(403, 'key_of_other_person')
  @ApiProblem(404, 'account_not_found')
  @ApiProblem(422, 'key_without_name', 'key_without_permissions', 'key_too_long_lived')
  async addKey(@Body() request: NewKeyDto, @CurrentActor() actor: Actor): Promise<IssuedKeyDto> {
    const { prefix, token } = await this.keys.add(actor, request);
    return { prefix, key: token };
  }

  /** Another secret, shown this once; the present one works on for a while. */
  @Post(':prefix/rotation')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiProblem(404, 'key_not_found')
  @ApiProblem(403, 'key_of_other_person')
  async rotateKey(
    @Param('prefix', ParsePrefixPipe) prefix: string,
    @Body() { overlapHours }: KeyRotationDto,
    @CurrentActor() actor: Actor,
  ): Promise<IssuedKeyDto> {
    const { token } = await this.keys.rotate(actor, prefix, overlapHours);
    return { prefix, key: token };
  }

  /** Ends it at once. */
  @Delete(':prefix')
  @HttpCode(204)
  @ApiProblem(404, 'key_not_found')
  async revokeKey(
    @Param('prefix', ParsePrefixPipe) prefix: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.keys.revoke(actor, prefix);
  }
}
