import type { ContainerEntity } from '@/shared/states/entities'
import type { Tone } from '@/shared/ui/Tag'

export function containerTone({ state, health, exit_code, oom_killed }: ContainerEntity): Tone {
  if (state === 'dead' || oom_killed || health === 'unhealthy' || state === 'restarting') return 'critical'
  if (state === 'running') return health === 'starting' ? 'attention' : 'ok'
  if (state === 'paused') return 'attention'
  return state === 'exited' && exit_code !== undefined && exit_code !== 0 ? 'attention' : 'quiet'
}

const WEIGHT: Record<Tone, number> = { critical: 4, attention: 3, ok: 2, info: 1, quiet: 0 }

export function containerWeight(container: ContainerEntity): number | null {
  return container.state === undefined ? null : WEIGHT[containerTone(container)]
}

/** The state, with what makes it better or worse than it sounds. */
export function containerWord({ state, exit_code, health }: ContainerEntity): string | null {
  if (!state) return null
  if (state === 'running' && health && health !== 'healthy' && health !== 'none') return `${state} (${health})`
  return state === 'exited' && exit_code !== undefined ? `${state} (${exit_code})` : state
}

/** The image without its registry, which is rarely what one looks for. */
export function shortImage(image: string): string {
  const parts = image.split('/')
  return parts.length > 1 && /[.:]/.test(parts[0]!) ? parts.slice(1).join('/') : image
}
