/** One step of a change (RFC 6902). */
export class PatchOperationDto {
  readonly op!: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly path!: string;
  readonly from?: string;
  readonly value?: unknown;
}
