import { api, take } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

/** One decision about many; what is left out stays. */
export type ManyMinerChoices = components['schemas']['ManyMinerChoices']
/** A miner as it was before the change. */
export type MinerBefore = components['schemas']['MinerBefore']

export const changeMiners = (choices: ManyMinerChoices) => take(api.PATCH('/api/miners', { body: choices }))
