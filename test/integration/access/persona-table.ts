/** Who asks. `reader` is a system with a key that may read snapshots and nothing else. */
export const PERSONAS = [
  'stranger',
  'steward',
  'approver',
  'marketer',
  'auditor',
  'operator',
  'admin',
  'reader',
] as const;

export type Persona = (typeof PERSONAS)[number];

/**
 * Every endpoint, the answer it gives who may call it, and who may: `+` yes, `-` 403, `?` 401.
 * What the interface describes and this does not hold, or the
 * other way round, fails.
 */
const TABLE = `
                                              answer  str ste app mar aud ope adm rea
GET    /health                                  200    +   +   +   +   +   +   +   +
GET    /ready                                   200    +   +   +   +   +   +   +   +
GET    /installation                            200    ?   -   -   -   -   +   +   -

POST   /session                                 401    +   +   +   +   +   +   +   +
GET    /session                                 200    ?   +   +   +   +   +   +   +
DELETE /session                                 204    ?   +   +   +   +   +   +   ?
PUT    /session/password                        422    ?   +   +   +   +   +   +   ?
GET    /session/demo-accounts                   200    +   +   +   +   +   +   +   +
GET    /sessions                                200    ?   +   +   +   +   +   +   +
DELETE /sessions/{id}                           404    ?   +   +   +   +   +   +   +

GET    /accounts                                200    ?   -   -   -   -   -   +   -
POST   /accounts                                201    ?   -   -   -   -   -   +   -
GET    /accounts/{login}                        200    ?   -   -   -   -   -   +   -
PUT    /accounts/{login}/roles                  200    ?   -   -   -   -   -   +   -
POST   /accounts/{login}/disable                200    ?   -   -   -   -   -   +   -
POST   /accounts/{login}/enable                 200    ?   -   -   -   -   -   +   -
POST   /accounts/{login}/unlock                 200    ?   -   -   -   -   -   +   -
POST   /accounts/{login}/password-reset         422    ?   -   -   -   -   -   +   -
DELETE /accounts/{login}/sessions               204    ?   -   -   -   -   -   +   -
GET    /keys                                    200    ?   -   -   -   -   -   +   -
POST   /keys                                    201    ?   -   -   -   -   -   +   -
POST   /keys/{prefix}/rotation                  404    ?   -   -   -   -   -   +   -
DELETE /keys/{prefix}                           404    ?   -   -   -   -   -   +   -
GET    /roles                                   200    ?   -   -   -   -   -   +   -

GET    /webhooks                                200    ?   -   -   -   -   -   +   -
POST   /webhooks                                201    ?   -   -   -   -   -   +   -
GET    /webhooks/{id}                           200    ?   -   -   -   -   -   +   -
PATCH  /webhooks/{id}                           200    ?   -   -   -   -   -   +   -
POST   /webhooks/{id}/rotation                  200    ?   -   -   -   -   -   +   -
POST   /webhooks/{id}/pause                     200    ?   -   -   -   -   -   +   -
POST   /webhooks/{id}/resume                    200    ?   -   -   -   -   -   +   -
POST   /webhooks/{id}/test                      202    ?   -   -   -   -   -   +   -
GET    /webhooks/{id}/deliveries                200    ?   -   -   -   -   -   +   -
POST   /webhooks/{id}/deliveries/{delivery}/redelivery  404  ?  -  -  -  -  -  +   -
POST   /webhooks/{id}/deliveries/{delivery}/skip  404  ?   -   -   -   -   -   +   -
DELETE /webhooks/{id}                           204    ?   -   -   -   -   -   +   -

GET    /tags                                    200    ?   +   +   +   +   +   +   -
GET    /tags/{code}                             200    ?   +   +   +   +   +   +   -
GET    /tags/{code}/distribution                200    ?   +   +   +   +   +   +   -
GET    /tags/{code}/versions                    200    ?   +   +   +   +   +   +   -
GET    /tags/{code}/profile                     200    ?   +   +   +   +   +   +   -
GET    /tags/{code}/trend                       200    ?   +   +   +   +   +   +   -
GET    /tags/{code}/lineage                     200    ?   +   +   +   +   +   +   -
GET    /facts                                   200    ?   +   +   +   +   +   +   -
GET    /facts/{code}                            200    ?   +   +   +   +   +   +   -
GET    /facts/{code}/profile                    200    ?   +   +   +   +   +   +   -
GET    /facts/{code}/versions                   200    ?   +   +   +   +   +   +   -
GET    /catalog/code-lists                      200    ?   +   +   +   +   +   +   -
GET    /catalog/code-lists/{list}               200    ?   +   +   +   +   +   +   -

GET    /change-sets                             200    ?   +   +   +   +   +   +   -
POST   /change-sets                             201    ?   +   -   -   -   -   -   -
GET    /reviewers                               200    ?   +   +   +   +   +   +   -
GET    /change-sets/{id}                        200    ?   +   +   +   +   +   +   -
PATCH  /change-sets/{id}                        428    ?   +   -   -   -   -   -   -
GET    /change-sets/{id}/items/{kind}/{code}    200    ?   +   +   +   +   +   +   -
PUT    /change-sets/{id}/items/{kind}/{code}    428    ?   +   -   -   -   -   -   -
DELETE /change-sets/{id}/items/{kind}/{code}    428    ?   +   -   -   -   -   -   -
POST   /change-sets/{id}/rebase                 428    ?   +   -   -   -   -   -   -
POST   /change-sets/{id}/submission             428    ?   +   -   -   -   -   -   -
POST   /change-sets/{id}/approvals              409    ?   -   +   -   -   -   -   -
POST   /change-sets/{id}/rejections             409    ?   -   +   -   -   -   -   -
POST   /change-sets/{id}/change-requests        409    ?   +   +   -   -   -   -   -
POST   /change-sets/{id}/schedule               428    ?   +   +   -   -   -   -   -
DELETE /change-sets/{id}/schedule               428    ?   +   +   -   -   -   -   -
POST   /change-sets/{id}/withdrawal             428    ?   +   -   -   -   -   -   -
POST   /change-sets/{id}/rollback               409    ?   +   -   -   -   -   -   -
GET    /change-sets/{id}/impact                 404    ?   +   +   +   +   +   +   -
POST   /change-sets/{id}/impact                 404    ?   +   +   -   -   -   -   -
GET    /change-sets/{id}/comments               200    ?   +   +   +   +   +   +   -
POST   /change-sets/{id}/comments               201    ?   +   +   -   -   -   -   -
POST   /change-sets/{id}/comments/{comment}/resolution  404  ?  +  +  -   -   -   -   -
GET    /version-pins/{kind}/{code}              200    ?   +   +   +   +   +   +   -
POST   /version-pins/{kind}/{code}              201    ?   +   -   +   -   +   -   -
DELETE /version-pins/{id}                       404    ?   +   -   +   -   +   -   -
POST   /previews                                404    ?   +   -   -   -   -   -   -
POST   /previews/words                          200    ?   +   -   -   -   -   -   -
POST   /trials                                  200    ?   +   -   -   -   -   -   -

GET    /audit/events                            200    ?   -   -   -   +   -   -   -
GET    /audit/as-of                             200    ?   -   -   -   +   -   -   -
GET    /audit/head                              200    ?   -   -   -   +   -   -   -
POST   /audit/verifications                     200    ?   -   -   -   +   -   -   -
GET    /audit/evidence                          200    ?   -   -   -   +   -   -   -

GET    /customers                               200    ?   +   +   +   +   -   -   -
GET    /customers/{id}                          200    ?   +   +   +   +   -   -   -
GET    /customers/{id}/vehicles                 200    ?   +   +   +   +   -   -   -
GET    /customers/{id}/leads                    200    ?   +   +   +   +   -   -   -
GET    /customers/{id}/orders                   200    ?   +   +   +   +   -   -   -
GET    /customers/{id}/timeline                 200    ?   +   +   +   +   -   -   -
GET    /customers/{id}/tag-changes              200    ?   +   +   +   +   -   -   -
POST   /subjects/find                           200    ?   +   +   +   +   -   -   -
POST   /customers/{id}/contact                  200    ?   +   -   -   -   -   -   -
GET    /vehicles                                200    ?   +   +   +   +   -   -   -
GET    /vehicles/{id}                           200    ?   +   +   +   +   -   -   -
GET    /vehicles/{id}/file                      200    ?   +   +   +   +   -   -   -
GET    /leads                                   200    ?   +   +   +   +   -   -   -
GET    /leads/{id}                              200    ?   +   +   +   +   -   -   -
GET    /{subjects}/{id}/tags/{tag}/why          200    ?   +   +   +   +   -   -   -
GET    /{subjects}/{id}/tags/{tag}/why-not      200    ?   +   +   +   +   -   -   -
POST   /{subjects}/{id}/tags/{tag}/why          200    ?   +   -   -   -   -   -   -
POST   /{subjects}/{id}/tags/{tag}/why-not      200    ?   +   -   -   -   -   -   -
POST   /{subjects}/{id}/facts/{fact}/rows       200    ?   +   -   -   -   -   -   -
GET    /{subjects}/{id}/tags/{tag}/next-flip    409    ?   +   +   +   +   -   -   -
GET    /{subjects}/{id}/facts/{fact}/rows       200    ?   +   +   -   +   -   -   -

POST   /filters/count                           200    ?   +   +   +   +   +   -   +
POST   /filters/list                            200    ?   +   +   +   +   -   -   -
POST   /filters/csv                             200    ?   -   -   +   -   -   -   -
GET    /snapshots                               200    ?   +   +   +   +   +   -   +
GET    /snapshots/current                       200    ?   +   +   +   +   +   -   +
GET    /snapshots/{id}                          200    ?   +   +   +   +   +   -   +
GET    /snapshots/{id}/manifest                 200    ?   +   +   +   +   +   -   +
GET    /snapshots/{id}/diff                     200    ?   +   +   +   +   +   -   +
GET    /snapshots/{id}/changes                  200    ?   +   +   +   +   -   -   -
POST   /snapshots/{id}/pin                      200    ?   -   -   +   +   +   -   -
DELETE /snapshots/{id}/pin                      204    ?   -   -   +   +   +   -   -
GET    /retention                               200    ?   -   -   +   +   +   -   -

GET    /sources                                 200    ?   +   +   +   +   +   -   -
GET    /datasets                                200    ?   +   +   +   +   +   -   -
GET    /datasets/{dataset}                      200    ?   +   +   +   +   +   -   -
GET    /datasets/{dataset}/versions             200    ?   +   +   +   +   +   -   -
GET    /datasets/{dataset}/versions/{version}   200    ?   +   +   +   +   +   -   -
GET    /quarantine                              200    ?   +   +   -   +   +   -   -
GET    /quarantine/summary                      200    ?   +   +   +   +   +   -   -
GET    /quarantine/csv                          200    ?   +   +   -   +   +   -   -
GET    /conflicts                               200    ?   +   +   -   +   +   -   -
GET    /conflicts/summary                       200    ?   +   +   +   +   +   -   -

GET    /runs                                    200    ?   +   +   +   +   +   +   -
POST   /runs                                    202    ?   +   -   -   -   +   -   -
GET    /runs/{id}                               200    ?   +   +   +   +   +   +   -
POST   /runs/{id}/cancel                        409    ?   +   -   -   -   +   -   -
GET    /runs/{id}/events                        200    ?   +   +   +   +   +   +   -
GET    /schedules                               200    ?   +   +   +   +   +   +   -
GET    /schedules/{code}                        200    ?   +   +   +   +   +   +   -
POST   /schedules/{code}/pause                  200    ?   -   -   -   -   +   -   -
POST   /schedules/{code}/resume                 200    ?   -   -   -   -   +   -   -
POST   /schedules/{code}/run                    202    ?   +   -   -   -   +   -   -
`;

/** One line of the table. */
export interface Expectation {
  /** E.g. `GET /tags/{code}`. */
  readonly endpoint: string;
  readonly statusOf: ReadonlyMap<Persona, number>;
}

const MARKS: Readonly<Record<string, number>> = { '-': 403, '?': 401 };

export function readTable(): Expectation[] {
  const [, ...lines] = TABLE.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [method = '', path = '', answer, ...marks] = line.trim().split(/\s+/);
    if (marks.length !== PERSONAS.length) throw new Error(`Wrong number of marks: ${line}`);
    const statuses = PERSONAS.map(
      (persona, column) => [persona, MARKS[marks[column] ?? ''] ?? Number(answer)] as const,
    );
    return { endpoint: `${method} ${path}`, statusOf: new Map(statuses) };
  });
}
