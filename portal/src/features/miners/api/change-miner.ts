import { sendJson } from '@/shared/api/send-json'
import type { components } from '@/shared/api/schema'
import type { Miner } from './miner'

/** What is left out stays; null takes away. */
export type MinerChoices = components['schemas']['MinerChoices']

export const changeMiner = ({ id, ...choices }: MinerChoices & { id: number }) => sendJson<Miner>('PATCH', `/api/miners/${id}`, choices)
