import { useSearchParams } from 'react-router'

/** The time range and the pause go along from page to page; filters stay behind. */
const KEPT = ['from', 'to', 'live'] as const
/** Between the parts of one host the moment goes along too. */
const KEPT_WITHIN_HOST = [...KEPT, 'at', 'diff'] as const

export function useKeptSearch(within: 'portal' | 'host' = 'portal'): string {
  const [params] = useSearchParams()
  const kept = new URLSearchParams()
  for (const name of within === 'host' ? KEPT_WITHIN_HOST : KEPT) {
    const value = params.get(name)
    if (value !== null) kept.set(name, value)
  }
  const text = kept.toString()
  return text ? `?${text}` : ''
}
