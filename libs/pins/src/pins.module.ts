import { Module } from '@nestjs/common';
import { LeasedPins } from './leased-pins.js';
import { SnapshotPinsService } from './snapshot-pins.service.js';

/** Who keeps whose files, and for how long. */
@Module({
  providers: [LeasedPins, SnapshotPinsService],
  exports: [LeasedPins, SnapshotPinsService],
})
export class PinsModule {}
