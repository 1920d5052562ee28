import { countOf, isListed } from './phrases'

export type StatementFacts = Readonly<Record<string, unknown>>

/** A part of a sentence. */
export interface SaidClause {
  phrase: string
  facts: StatementFacts
}

/** What the server says: in English, and as what a sentence in any language is made of. */
export interface Said {
  phrase?: string | null | undefined
  sentence: string
  facts: StatementFacts | null | undefined
  clauses?: readonly SaidClause[] | undefined
}

/** The words of one language. */
export interface StatementWords {
  knows: (key: string, count: number | undefined) => boolean
  text: (key: string, values?: Record<string, unknown>) => string
  factText: (name: string, value: unknown) => string
}

/** The sentence in the reader's language; the server's own where it says something that this portal has no words for. */
export function statementText({ phrase, sentence, facts, clauses = [] }: Said, words: StatementWords): string {
  if (!phrase || !facts) return sentence
  const parts = clauses.map((clause) => phraseText(clause, words))
  if (parts.includes(null)) return sentence
  return phraseText({ phrase, facts }, words, parts.join(words.text(isListed(phrase) ? 'join.list' : 'join.clauses'))) ?? sentence
}

/** What a witness says, of several parts. */
export function clausesText(clauses: readonly SaidClause[], english: string, words: StatementWords): string {
  const parts = clauses.map((clause) => phraseText(clause, words))
  return parts.length === 0 || parts.includes(null) ? english : parts.join(words.text('join.clauses'))
}

function phraseText({ phrase, facts }: SaidClause, words: StatementWords, clauses = ''): string | null {
  const counted = facts[countOf(phrase) ?? '']
  const count = typeof counted === 'number' ? counted : undefined
  if (!words.knows(phrase, count)) return null
  const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, valueText(name, value, words)]))
  return words.text(phrase, { worker: words.text('this_miner'), ...values, clauses, ...(count === undefined ? {} : { count }) })
}

function valueText(name: string, value: unknown, words: StatementWords): string | undefined {
  if (name === 'worker' && value == null) return words.text('this_miner')
  if (name === 'meant' && Array.isArray(value)) return value.join(words.text('join.or'))
  if (name === 'state' && typeof value === 'string' && words.knows(`state.${value}`, undefined)) return words.text(`state.${value}`)
  return words.factText(name, value)
}
