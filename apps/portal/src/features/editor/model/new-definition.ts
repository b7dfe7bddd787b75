/** What a definition that nobody has written yet begins with: what is to be said, in its order. */
export function newDefinition(kind: 'fact' | 'tag', code: string): string {
  return kind === 'fact'
    ? `fact: ${code}
name: { zh: , en: }
group: basic
subject: customer
type: integer
owner:
pii: none
measure: { count: {}, from: }
`
    : `tag: ${code}
name: { zh: , en: }
category:
subject: customer
kind: rule
type: boolean
owner:
purpose: { zh: , en: }
legalBasis: legitimate_interest
meaning: { zh: , en: }
cases: []
else: false
unknown: missing
`;
}
