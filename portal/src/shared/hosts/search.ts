import type { Host } from '@/shared/api/types'

/** Every word of the search must be in the name, an address, the system or the version. */
export function matchesSearch(host: Host, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const text = [host.name, host.ip_address, host.os_name, host.agent_version].filter(Boolean).join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}
