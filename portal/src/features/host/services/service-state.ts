import type { ServiceEntity } from '@/shared/states/entities'
import type { Tone } from '@/shared/ui/Tag'

/** Worst first: what failed, what hangs between two states, what runs, what is off. */
export function serviceTone({ active_state }: ServiceEntity): Tone {
  switch (active_state) {
    case 'failed':
      return 'critical'
    case 'activating':
    case 'deactivating':
    case 'reloading':
    case 'auto-restart':
      return 'attention'
    case 'active':
      return 'ok'
    default:
      return 'quiet'
  }
}

const WEIGHT: Record<Tone, number> = { critical: 4, attention: 3, ok: 2, info: 1, quiet: 0 }

export function serviceWeight(service: ServiceEntity): number | null {
  return service.active_state === undefined ? null : WEIGHT[serviceTone(service)]
}

/** What systemd says, and in brackets what it means by it. */
export function serviceWord({ active_state, sub_state }: ServiceEntity): string | null {
  if (!active_state) return null
  return sub_state && sub_state !== active_state ? `${active_state} (${sub_state})` : active_state
}
