type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The definition with every `{ parameter: name }` replaced by the parameter's default. */
export function withParameterDefaults(definition: Json): Json {
  const declared = isObject(definition.parameters) ? definition.parameters : {};
  return filled(definition, declared) as Json;
}

function filled(value: unknown, declared: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, declared));
  if (!isObject(value)) return value;
  const parameter = typeof value.parameter === 'string' ? declared[value.parameter] : undefined;
  if (isObject(parameter)) return parameter.default;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, filled(member, declared)]),
  );
}
