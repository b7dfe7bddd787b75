/** Tags that say in a word who a customer is to us, as `governance` ships them. */
const TELLING_TAGS = ['customer_stage', 'value_tier', 'churn_warning', 'membership_level'];

interface Coded {
  readonly code: string;
}

/** The tags among these that tell most of a customer. */
export function tellingTags<T extends Coded>(tags: readonly T[]): readonly T[] {
  return TELLING_TAGS.flatMap((code) => tags.find((tag) => tag.code === code) ?? []);
}

/** The tags with those first that tell most, for lists that have room for a few. */
export function tellingFirst<T extends Coded>(tags: readonly T[]): readonly T[] {
  const telling = tellingTags(tags);
  return [...telling, ...tags.filter((tag) => !telling.includes(tag))];
}
