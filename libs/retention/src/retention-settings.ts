import { Injectable } from '@nestjs/common';

/** Where retention finds its policy and the files. */
@Injectable()
export class RetentionSettings {
  constructor(
    /** The governance folder; absolute. */
    readonly governanceDirectory: string,
    /** Absolute. */
    readonly dataDirectory: string,
  ) {}
}
