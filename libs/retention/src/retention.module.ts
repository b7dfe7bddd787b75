import { Module, type OnModuleInit } from '@nestjs/common';
import { MaterializationModule, RunHandlers } from '@tagwright/materialization';
import { CollectRunHandler } from './collect-run.handler.js';
import { CollectService } from './collect.service.js';
import { PreviewCollectionService } from './preview-collection.service.js';

/** Whose files are kept, for how long, and the deletion of the others. */
@Module({
  imports: [MaterializationModule],
  providers: [CollectRunHandler, CollectService, PreviewCollectionService],
  exports: [PreviewCollectionService],
})
export class RetentionModule implements OnModuleInit {
  constructor(
    private readonly handlers: RunHandlers,
    private readonly collect: CollectRunHandler,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this.collect);
  }
}
