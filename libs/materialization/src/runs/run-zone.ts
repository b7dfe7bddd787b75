import { Injectable } from '@nestjs/common';

/** The IANA time zone that runs count days in, from the configuration. */
@Injectable()
export class RunZone {
  constructor(readonly name: string) {}
}
