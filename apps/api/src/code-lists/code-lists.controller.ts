import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReadCatalogService } from '@tagwright/catalog';
import { DomainError } from '@tagwright/kernel';
import { ApiProblem } from '../problem/api-problem.decorator.js';
import { Requires } from '../security/requires.decorator.js';
import { PageQueryDto } from '../shared/page-query.dto.js';
import { slicePage } from '../shared/slice-page.js';
import { CodeListDto, CodeListPageDto } from './code-list.dto.js';
import { codeListDto, codeListSummaryDto } from './code-list.mapper.js';

@ApiTags('catalog')
@Controller('catalog/code-lists')
@Requires('definition.read')
export class CodeListsController {
  constructor(private readonly catalog: ReadCatalogService) {}

  /** By name. */
  @Get()
  async listCodeLists(@Query() query: PageQueryDto): Promise<CodeListPageDto> {
    const { codeLists } = await this.catalog.read();
    const all = [...codeLists.values()].sort((a, b) => (a.list < b.list ? -1 : 1));
    const page = slicePage(all, query);
    return { ...page, items: page.items.map(codeListSummaryDto) };
  }

  @Get(':list')
  @ApiProblem(404, 'code_list_not_found')
  async getCodeList(@Param('list') list: string): Promise<CodeListDto> {
    const { codeLists } = await this.catalog.read();
    const found = codeLists.get(list);
    if (found === undefined) {
      throw new DomainError('code_list_not_found', 'There is no code list of this name.', {
        kind: 'not_found',
      });
    }
    return codeListDto(found);
  }
}
