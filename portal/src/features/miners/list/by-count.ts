/** The values with how many there are, most first; one that was chosen stays though there is none of it. */
export function byCount(counts: Readonly<Record<string, number>> | undefined, chosen: readonly string[] = []): [string, number][] {
  const all = new Map(Object.entries(counts ?? {}).filter(([value]) => value !== ''))
  for (const value of chosen) if (!all.has(value)) all.set(value, 0)
  return [...all].filter(([value, count]) => count > 0 || chosen.includes(value)).sort(([left, a], [right, b]) => b - a || left.localeCompare(right))
}
