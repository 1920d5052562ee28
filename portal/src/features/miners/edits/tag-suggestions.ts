export interface TagSuggestions {
  /** Tags that other miners have, the most frequent first. */
  known: readonly { tag: string; count: number }[]
  /** What was typed, where no miner has it yet. */
  added: string | null
}

const MOST_SHOWN = 50

/** Tags compare without regard to case: a second spelling of one is never offered as new. */
export function tagSuggestions(counts: Readonly<Record<string, number>>, present: readonly string[], typed: string): TagSuggestions {
  const wanted = typed.trim()
  const word = wanted.toLowerCase()
  const has = new Set(present.map((tag) => tag.toLowerCase()))
  const known = Object.entries(counts)
    .filter(([tag]) => !has.has(tag.toLowerCase()) && tag.toLowerCase().includes(word))
    .sort(([a, first], [b, second]) => second - first || a.localeCompare(b))
    .slice(0, MOST_SHOWN)
    .map(([tag, count]) => ({ tag, count }))
  const exists = has.has(word) || Object.keys(counts).some((tag) => tag.toLowerCase() === word)
  return { known, added: wanted === '' || exists ? null : wanted }
}
