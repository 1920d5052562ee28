import { useSearchParams } from 'react-router'

/** The time range and the pause go along from page to page; filters stay behind. */
const KEPT = ['from', 'to', 'live'] as const

export function useKeptSearch(): string {
  const [params] = useSearchParams()
  const kept = new URLSearchParams()
  for (const name of KEPT) {
    const value = params.get(name)
    if (value !== null) kept.set(name, value)
  }
  const text = kept.toString()
  return text ? `?${text}` : ''
}
