import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccountsService, permissionsOf, type Account } from '@tagwright/access';
import { Requires } from '../security/requires.decorator.js';
import { ReviewerDto } from './reviewer.dto.js';

/** Who may review what others change. */
@ApiTags('change-sets')
@Controller('reviewers')
@Requires('definition.read')
export class ReviewersController {
  constructor(private readonly accounts: AccountsService) {}

  /** By login name; of whom has several accounts, the first. */
  @Get()
  async listReviewers(): Promise<ReviewerDto[]> {
    const reviewers = new Map<string, ReviewerDto>();
    for (const account of await this.accounts.list()) {
      const reviewer = reviewerDto(account);
      if (reviewer !== null && !reviewers.has(reviewer.person)) {
        reviewers.set(reviewer.person, reviewer);
      }
    }
    return [...reviewers.values()];
  }
}

function reviewerDto({ login, person, name, roles, state }: Account): ReviewerDto | null {
  const may = permissionsOf(roles);
  if (person === null || state !== 'active' || !may.has('definition.review')) return null;
  return { person, login, name: name ?? login, mayApprove: may.has('definition.approve') };
}
