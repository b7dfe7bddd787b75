import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReachService, RevealContactService } from '@tagwright/audiences';
import type { Scope } from '@tagwright/access';
import type { Actor } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { CurrentActor, CurrentScope } from '../security/current-actor.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { ParseSubjectIdPipe } from '../shared/parse-row-id.pipe.js';
import { ClearContactDto, RevealContactDto } from './contact.dto.js';

@ApiTags('customers')
@Controller('customers/:id/contact')
export class ContactController {
  constructor(
    private readonly contacts: RevealContactService,
    private readonly reach: ReachService,
  ) {}

  /** Name and number in clear, for a stated purpose; the look is written into the audit trail. */
  @Post()
  @Requires('subject.unmask', { also: 'subject.read' })
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ClearContactDto })
  @ApiProblem(404, 'no_snapshot', 'customer_not_found', 'contact_not_found')
  @ApiProblem(422, 'purpose_missing')
  async revealContact(
    @Param('id', ParseSubjectIdPipe) id: number,
    @Body() { purpose }: RevealContactDto,
    @CurrentActor() actor: Actor,
    @CurrentScope() scope: Scope,
  ): Promise<ClearContactDto> {
    await this.reach.requireSubject(scope, 'customer', id);
    return this.contacts.reveal(actor, id, purpose);
  }
}
