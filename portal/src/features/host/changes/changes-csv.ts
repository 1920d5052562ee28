import { toCsv } from '@/shared/table/csv'
import type { HostChange } from '../api/get-changes'

export function changesCsv(changes: readonly HostChange[]): string {
  return toCsv([
    ['time', 'category', 'kind', 'key', 'title', 'change', 'summary'],
    ...changes.map(({ at_ms, category, kind, key, title, change, summary }) => [new Date(at_ms).toISOString(), category, kind, key, title, change, summary]),
  ])
}
