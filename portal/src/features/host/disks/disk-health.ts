import type { DiskEntity } from '@/shared/states/entities'
import type { Tone } from '@/shared/ui/Tag'

const GOOD = new Set(['ok', 'passed', 'good'])

/** What the disk says of itself; media errors weigh more than its own verdict. */
export function diskTone({ smart_health, media_errors, reallocated_sectors }: DiskEntity): Tone {
  if (smart_health && !GOOD.has(smart_health.toLowerCase())) return 'critical'
  if (media_errors || reallocated_sectors) return 'attention'
  return smart_health ? 'ok' : 'quiet'
}
