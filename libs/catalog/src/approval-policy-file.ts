import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GOVERNED_KINDS, type ApprovalPolicy, type ApprovalPolicySource } from '@tagwright/changes';
import { DomainError } from '@tagwright/kernel';
import { checkShape, compileShape } from './check-shape.js';
import { YamlDocument } from './yaml-document.js';

const FILE = 'approvals.yaml';
const TEXTS = { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } };

const shape = compileShape({
  type: 'object',
  additionalProperties: false,
  required: ['rules'],
  properties: {
    rules: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['approvals'],
        properties: {
          when: {
            type: 'object',
            additionalProperties: false,
            minProperties: 1,
            properties: {
              kinds: { ...TEXTS, items: { enum: [...GOVERNED_KINDS] } },
              categories: TEXTS,
              changes: {
                ...TEXTS,
                items: { enum: ['new', 'major', 'minor', 'patch', 'none', 'retired'] },
              },
              personalData: { type: 'boolean' },
            },
          },
          approvals: { type: 'integer', minimum: 1, maximum: 9 },
          from: TEXTS,
        },
      },
    },
  },
});

/** The policy of `governance/approvals.yaml`; without the file one approval is enough. */
export class ApprovalPolicyFile implements ApprovalPolicySource {
  constructor(private readonly governanceDirectory: string) {}

  async read(): Promise<ApprovalPolicy> {
    const text = await readFile(join(this.governanceDirectory, FILE), 'utf8').catch(
      (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      },
    );
    if (text === undefined) return [];
    const document = new YamlDocument({ path: FILE, text });
    if (checkShape(document, shape)) return (document.value as { rules: ApprovalPolicy }).rules;
    const [first] = document.diagnostics;
    throw new DomainError(
      'approval_policy_invalid',
      `${FILE} cannot be used: ${first?.message ?? 'it is empty'}`,
      { details: { diagnostics: document.diagnostics } },
    );
  }
}
