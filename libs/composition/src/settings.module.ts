import { Global, Module, type DynamicModule, type ValueProvider } from '@nestjs/common';

/** Values that come from the configuration, given to every library. */
@Global()
@Module({})
export class SettingsModule {
  static forRoot(values: ValueProvider[]): DynamicModule {
    return {
      module: SettingsModule,
      providers: values,
      exports: values.map(({ provide }) => provide),
    };
  }
}
