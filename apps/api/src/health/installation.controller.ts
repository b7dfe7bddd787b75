import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InstallationService } from '@tagwright/monitoring';
import { Requires } from '../security/requires.decorator.js';
import { InstallationDto } from './health.dto.js';

@ApiTags('health')
@Controller('installation')
@Requires('operation.read')
export class InstallationController {
  constructor(private readonly installation: InstallationService) {}

  /** Which versions run here. */
  @Get()
  async getInstallation(): Promise<InstallationDto> {
    return { ...(await this.installation.versions()) };
  }
}
