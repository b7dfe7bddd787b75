import type { ChangeComment, ChangeReview, ChangeSet, ChangeSetHead } from '@tagwright/changes';
import type { ComparedChangeSet, ComparedItem } from '@tagwright/definitions';
import { sha256Hex } from '@tagwright/kernel';
import type { Fields } from '../shared/fields.js';
import type {
  ChangedObjectDto,
  ChangeSetDetailDto,
  ChangeSetDto,
  CommentDto,
  ComparedSideDto,
  ReviewDto,
} from './change-set.dto.js';

const instant = (time: Date | null): string | null => time?.toISOString() ?? null;

export function changeSetDto(set: ChangeSetHead): Fields<ChangeSetDto> {
  return {
    id: set.id,
    title: set.title,
    reason: set.reason,
    origin: set.origin,
    state: set.state,
    author: set.author,
    authorAccount: set.authorAccount,
    revision: set.revision,
    digest: set.digest,
    approvalsNeeded: set.approvalsNeeded,
    effectiveAt: instant(set.effectiveAt),
    rollsBack: set.rollsBack,
    assignee: set.assignee,
    dueOn: set.dueOn,
    endedBecause: set.endedBecause,
    createdAt: set.createdAt.toISOString(),
    submittedAt: instant(set.submittedAt),
    submittedBy: set.submittedBy,
    submittedAccount: set.submittedAccount,
    approvedAt: instant(set.approvedAt),
    activatedAt: instant(set.activatedAt),
    endedAt: instant(set.endedAt),
    objectCount: set.objectCount,
  };
}

export function changeSetDetailDto(
  set: ChangeSet,
  { items, changes, diagnostics }: ComparedChangeSet,
): Fields<ChangeSetDetailDto> {
  const planned = new Map(changes.map((change) => [`${change.kind}/${change.code}`, change]));
  const objects = items.flatMap((item): ChangedObjectDto[] => {
    const change = planned.get(`${item.kind}/${item.code}`);
    if (change === undefined) return [];
    const { from, to, change: size, personal, kind } = change;
    const isMoved = isOpen(set) && movedSince(set, item);
    return [{ ...comparedItem(item), kind, from, to, change: size, personal, isMoved }];
  });
  return {
    ...changeSetDto(set),
    objects,
    diagnostics: [...diagnostics],
    editors: [...set.editors],
    reviews: set.reviews.map(reviewDto),
  };
}

const isOpen = ({ state }: ChangeSet): boolean =>
  ['draft', 'in_review', 'approved', 'scheduled'].includes(state);

function movedSince({ items }: ChangeSet, { kind, code, before }: ComparedItem): boolean {
  const item = items.find((each) => each.kind === kind && each.code === code);
  return item?.baseHash !== (before === null ? null : sha256Hex(before.text));
}

function comparedItem({
  code,
  before,
  after,
  patch,
}: ComparedItem): Pick<ChangedObjectDto, 'code' | 'before' | 'after' | 'patch'> {
  return { code, before: sideDto(before), after: sideDto(after), patch: [...patch] };
}

function sideDto(side: ComparedItem['before']): ComparedSideDto | null {
  return side === null ? null : { text: side.text, body: side.body, words: side.words };
}

function reviewDto(review: ChangeReview): Fields<ReviewDto> {
  const { person, account, decision, digest, comment, impactReport, noReportBecause } = review;
  return {
    ...{ person, account, decision, digest, comment, impactReport, noReportBecause },
    createdAt: review.createdAt.toISOString(),
    voidedAt: instant(review.voidedAt),
  };
}

export function commentDto(comment: ChangeComment): Fields<CommentDto> {
  const { id, answers, place, text, person, account, resolvedBy } = comment;
  return {
    ...{ id, answers, place, text, person, account, resolvedBy },
    createdAt: comment.createdAt.toISOString(),
    resolvedAt: instant(comment.resolvedAt),
  };
}
