import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from '../problem/problem.dto.js';

const CONDITIONS = ['FilterAllDto', 'FilterAnyDto', 'FilterNotDto', 'FilterLeafDto'];

/** Describes the whole interface (OpenAPI 3.1). Handlers' names are the operations' ids. */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Tagwright')
    .setDescription('From source files to published, explainable tags.')
    .setVersion('1')
    .addSecurity('session', {
      type: 'apiKey',
      in: 'cookie',
      name: 'tagwright_session',
      description:
        'POST /api/v1/session sets it. Changes carry X-CSRF-Token, which GET /api/v1/session tells.',
    })
    .addSecurity('key', {
      type: 'http',
      scheme: 'bearer',
      description: 'A key of a system: `tw_…`.',
    })
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0');
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
    extraModels: [ProblemDto],
  });
  const schemas = document.components?.schemas ?? {};
  // A condition contains conditions: written by hand, for decorators cannot name themselves.
  schemas.FilterConditionDto = {
    description: 'all, any, not, or one comparison of a tag.',
    oneOf: CONDITIONS.map((name) => ({ $ref: `#/components/schemas/${name}` })),
  };
  for (const operation of operationsOf(document)) {
    // A handler that needs more than its class says how to prove it once more.
    if (operation.security) operation.security = unique(operation.security);
    operation.responses.default ??= {
      description: 'Any other failure.',
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } },
      },
    };
  }
  sortEnumerations(document);
  return document;
}

function unique<T extends object>(requirements: readonly T[]): T[] {
  const keyOf = (requirement: T): string => Object.keys(requirement).join();
  return [...new Map(requirements.map((each) => [keyOf(each), each])).values()];
}

/** The compiler lists the members of a union in the order in which it met them, which varies. */
function sortEnumerations(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'enum' && Array.isArray(value)) value.sort();
    else sortEnumerations(value);
  }
}

function operationsOf(document: OpenAPIObject) {
  return Object.values(document.paths).flatMap((path) =>
    [path.get, path.post, path.put, path.patch, path.delete].filter((it) => it !== undefined),
  );
}
