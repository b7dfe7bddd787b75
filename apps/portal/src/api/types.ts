import type { components } from './schema.js';

/**
 * What the portal reads from the API, by the portal's own names. The shapes come from
 * `openapi.json` (`npm run openapi:types` writes schema.ts); nothing is written by hand here but
 * what the interface's document leaves open.
 */
type Schemas = components['schemas'];

export type Words = Schemas['WordsDto'];
type ValueType = Schemas['ValueTypeDto'];
export type ValueKind = ValueType['kind'];
export type Subject = Schemas['TagDto']['subject'];

/** A tag's or fact's value; null is missing. Decimals come as text so that no digit is lost. */
export type TagValue = Schemas['SubjectTagDto']['value'];

export type CodeList = Schemas['CodeListDto'];
export type TagSummary = Schemas['TagDto'];
export type TagDetail = Schemas['TagDetailDto'];
export type FactSummary = Schemas['FactDto'];
export type FactDetail = Schemas['FactDetailDto'];
/** Of a fact or of a tag. */
export type FactProfile = Omit<Schemas['TagProfileDto'], 'tag'>;
export type FactBin = Schemas['FactBinDto'];
export type Distribution = Schemas['DistributionDto'];

export type Source = Schemas['SourceDto'];
export type DatasetSummary = Schemas['DatasetDto'];
export type DatasetDetail = Schemas['DatasetDetailDto'];
export type QuarantineCount = Schemas['QuarantineSummaryDto'];
export type QuarantineItem = Schemas['QuarantineItemDto'];
export type ConflictCount = Schemas['ConflictSummaryDto'];
export type ConflictItem = Schemas['ConflictItemDto'];

/** A part of a list, and how to get the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly nextCursor: string | null;
  /** Which state of the data it is a part of, where that may change between two parts. */
  readonly edition?: number;
}

export type AuditEvent = Schemas['AuditEventDto'];
export type AuditHead = Schemas['AuditHeadDto'];
export type AuditVerification = Schemas['AuditVerificationDto'];
export type AsOf = Schemas['AsOfDto'];
export type ObjectAsOf = Schemas['ObjectAsOfDto'];

export type Account = Schemas['AccountDto'];
export type AccountRoles = Schemas['AccountRolesDto'];
export type NewAccount = Schemas['NewAccountDto'];
export type OneTimePassword = Schemas['OneTimePasswordDto'];
export type Role = Schemas['RoleDto']['role'];
export type RoleView = Schemas['RoleDto'];
export type ApiKey = Schemas['KeyDto'];
export type NewKey = Schemas['NewKeyDto'];
export type IssuedKey = Schemas['IssuedKeyDto'];
export type Webhook = Schemas['WebhookDto'];
export type NewWebhook = Schemas['NewWebhookDto'];
export type EventType = NewWebhook['events'][number];
export type Missed = Schemas['ResumptionDto']['missed'];
export type IssuedWebhook = Schemas['IssuedWebhookDto'];
export type WebhookDelivery = Schemas['WebhookDeliveryDto'];
export type Installation = Schemas['InstallationDto'];
export type Readiness = Schemas['ReadinessDto'];

export type Identity = Schemas['IdentityDto'];
export type Permission = Identity['permissions'][number];
export type DemoAccount = Schemas['DemoAccountDto'];

export type Run = Schemas['RunDto'];
export type RunPage = Schemas['RunPageDto'];
export type RunStarted = Schemas['RunStartedDto'];
export type RunStep = Schemas['RunStepDto'];

export type Schedule = Schemas['ScheduleDto'];

export type Snapshot = Schemas['SnapshotDto'];
export type SnapshotPage = Schemas['SnapshotPageDto'];
export type SnapshotDiff = Schemas['SnapshotDiffDto'];
export type TagChange = Schemas['TagDiffDto'];
export type ChangedSubject = Schemas['ChangedSubjectDto'];
export type Move = Schemas['TransitionDto'];

/** The schema leaves the values of a row open; they are tag values by tag code. */
export type SubjectRow = Omit<Schemas['SubjectRowDto'], 'tags'> & {
  readonly tags: Readonly<Record<string, TagValue>>;
};
export type SubjectPage = Omit<Schemas['SubjectPageDto'], 'items'> & {
  readonly items: readonly SubjectRow[];
};

export type SubjectTag = Schemas['SubjectTagDto'];
export type Customer = Schemas['CustomerDto'];
export type FoundSubjects = Schemas['FoundSubjectsDto'];
export type ClearContact = Schemas['ClearContactDto'];
export type CustomerVehicle = Schemas['OwnedVehicleDto'];
export type CustomerLead = Schemas['LeadOfCustomerDto'];

export type SourceRecord = Schemas['RecordDto'];
export type RecordCell = Schemas['RecordCellDto'];
export type VehicleRelations = Schemas['VehicleRelationsDto'];
export type LeadRecords = Schemas['LeadRecordsDto'];
export type ServiceOrder = Schemas['ServiceOrderDto'];
export type Orders = Schemas['OrdersDto'];
export type Timeline = Schemas['TimelineDto'];
export type TimelineEvent = Schemas['TimelineEventDto'];
export type TagHistory = Schemas['TagHistoryDto'];
export type TagMoves = Schemas['TagMovesDto'];
export type Vehicle = Schemas['VehicleDto'];
export type VehicleFile = Schemas['VehicleFileDto'];
export type Lead = Schemas['LeadDto'];
export type TagTrend = Schemas['TagTrendDto'];
export type TagLineage = Schemas['TagLineageDto'];
export type LineageNode = Schemas['LineageNodeDto'];

export type Explanation = Schemas['ExplanationDto'];
export type CaseTrace = Schemas['ExplainedCaseDto'];
export type ConditionTrace = Schemas['ExplainedConditionDto'];
export type InputTrace = Schemas['ExplainedInputDto'];
export type PointsTrace = Schemas['ExplainedPointsDto'];
export type StepTrace = Schemas['ExplainedStepDto'];
export type ScoreTrace = Schemas['ExplainedScoreDto'];
export type MemberTrace = Schemas['ExplainedMemberDto'];
export type WhyNot = Schemas['WhyNotDto'];
export type WhyNotRoute = Schemas['WhyNotRouteDto'];
export type WhyNotObstacle = Schemas['WhyNotObstacleDto'];
export type NextFlip = Schemas['NextFlipDto'];

/** Three-valued truth of a condition; a missing value makes it unknown. */
export type Truth = ConditionTrace['state'];

export type FilterCondition = Schemas['FilterConditionDto'];
export type FilterBody = Schemas['FilterDto'];
export type FilterCsvBody = Schemas['FilterCsvDto'];
export type FilterPageBody = Schemas['FilterPageDto'];
export type FilterCount = Schemas['FilterCountDto'];
export type FilterList = Omit<Schemas['FilterListDto'], 'items'> & {
  readonly items: readonly SubjectRow[];
};

export type ChangeSet = Schemas['ChangeSetDto'];
export type ChangeSetDetail = Schemas['ChangeSetDetailDto'];
export type ChangeSetItem = Schemas['ChangeSetItemDto'];

/** A fact, tag or code list as it is to become; null retires it. */
export interface Draft {
  readonly kind: 'fact' | 'tag' | 'code_list';
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>> | null;
}
export type DraftReading = Schemas['DraftReadingDto'];
export type Finding = Schemas['DiagnosticDto'];
export type ImpactReport = Schemas['ImpactReportDto'];
export type CodeListImpact = Schemas['CodeListImpactDto'];
export type ColumnImpact = Schemas['ColumnImpactDto'];
export type Trial = Schemas['TrialDto'];
export type TriedColumn = Schemas['TriedColumnDto'];
export type TrialBody = Omit<Schemas['TrialRequestDto'], 'drafts'> & {
  readonly drafts: readonly Draft[];
};
export type ChangeSetPage = Schemas['ChangeSetPageDto'];
export type ChangedObject = Schemas['ChangedObjectDto'];
export type ChangeReview = Schemas['ReviewDto'];
export type ChangeComment = Schemas['CommentDto'];
export type Reviewer = Schemas['ReviewerDto'];
export type VersionPin = Schemas['VersionPinDto'];
export type DefinitionVersion = Schemas['DefinitionVersionDto'];

export type KeptImpact = Schemas['KeptImpactDto'];
export type ImpactDimension = Schemas['ImpactDimensionDto'];
export type SampledChange = Schemas['SampledChangeDto'];
