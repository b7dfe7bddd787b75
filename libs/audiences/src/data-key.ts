/** Where the key of personal data comes from; asked for only when such data is read. */
export class DataKey {
  constructor(
    /** 32 bytes. */
    readonly read: () => Promise<Buffer>,
  ) {}
}
