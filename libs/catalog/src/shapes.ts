import { compileShape } from './check-shape.js';

const WORDS = {
  type: 'object',
  additionalProperties: false,
  required: ['zh', 'en'],
  properties: {
    zh: { type: 'string', minLength: 1, maxLength: 1000 },
    en: { type: 'string', minLength: 1, maxLength: 1000 },
  },
};
const NAME = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,62}$' };
const CODE = { type: 'string', minLength: 1, maxLength: 64 };
const OWNER = { type: 'string', minLength: 1, maxLength: 64 };

/** `governance/code-lists/<list>.yaml`: the codes themselves, or the name of a CSV file beside it. */
export const codeListShape = compileShape({
  type: 'object',
  additionalProperties: false,
  required: ['codeList', 'name', 'owner'],
  properties: {
    codeList: NAME,
    name: WORDS,
    owner: OWNER,
    csv: { type: 'string', pattern: '^[a-z][a-z0-9_-]*\\.csv$' },
    codes: {
      type: 'array',
      minItems: 1,
      maxItems: 100_000,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'name'],
        properties: { code: CODE, name: WORDS, parent: CODE, region: CODE },
      },
    },
  },
});

const TYPES = ['integer', 'decimal', 'date', 'timestamp', 'boolean', 'text', 'code', 'codes', 'id'];

/** `governance/domain-models/<dataset>.yaml`. */
export const domainModelShape = compileShape({
  type: 'object',
  additionalProperties: false,
  required: ['dataset', 'name', 'domain', 'meaning', 'entity', 'personal', 'key', 'columns'],
  properties: {
    dataset: NAME,
    name: WORDS,
    domain: NAME,
    meaning: WORDS,
    entity: { type: 'boolean' },
    personal: { type: 'boolean' },
    key: { type: 'array', items: NAME, maxItems: 8, uniqueItems: true },
    eventColumn: NAME,
    columns: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'name', 'type', 'pii', 'meaning'],
        properties: {
          code: NAME,
          name: WORDS,
          type: { type: 'string', enum: TYPES },
          scale: { type: 'integer', minimum: 0, maximum: 9 },
          list: NAME,
          of: { type: 'string', enum: ['customer', 'vehicle', 'lead'] },
          unit: { type: 'string', minLength: 1, maxLength: 32 },
          required: { type: 'boolean' },
          pii: { type: 'string', enum: ['none', 'pseudonym', 'indirect', 'direct', 'sensitive'] },
          meaning: WORDS,
        },
      },
    },
  },
});

/** `governance/units.yaml`. */
export const unitsShape = compileShape({
  type: 'object',
  additionalProperties: false,
  required: ['units'],
  properties: {
    units: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['unit', 'name'],
        properties: { unit: { type: 'string', minLength: 1, maxLength: 32 }, name: WORDS },
      },
    },
  },
});

/** The head of a source mapping; everything else in it belongs to ingestion. */
export const sourceHeadShape = compileShape({
  type: 'object',
  required: ['source', 'targets'],
  properties: {
    source: NAME,
    name: WORDS,
    rank: { type: 'integer', minimum: 1, maximum: 999 },
    targets: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', required: ['dataset'], properties: { dataset: NAME } },
    },
  },
});

/** `governance/schedules/<schedule>.yaml`. */
export const scheduleShape = compileShape({
  type: 'object',
  additionalProperties: false,
  required: ['schedule', 'name', 'kind'],
  properties: {
    schedule: NAME,
    name: WORDS,
    kind: { type: 'string', enum: ['ingest', 'materialize', 'collect'] },
    source: NAME,
    directory: { type: 'string', minLength: 1, maxLength: 1000, pattern: '^[^\\u0000]+$' },
    staleAfter: { type: 'string', pattern: '^[1-9][0-9]{0,4}[mhd]$' },
    cron: { type: 'string', minLength: 1, maxLength: 100 },
    zone: { type: 'string', minLength: 1, maxLength: 64 },
    onArrival: { type: 'array', items: NAME, minItems: 1, maxItems: 200, uniqueItems: true },
    after: { type: 'array', items: NAME, maxItems: 50, uniqueItems: true },
  },
});

/** The JSON Schemas of governance files, by the kind of file: those that the parser itself uses. */
export const GOVERNANCE_SCHEMAS: Readonly<Record<string, unknown>> = {
  'code-list': codeListShape.schema,
  'domain-model': domainModelShape.schema,
  schedule: scheduleShape.schema,
  units: unitsShape.schema,
};
