import { sendJson } from '@/shared/api/send-json'
import type { Known, Miner } from './miner'

export interface MinerChoices {
  name?: string
  container_id?: Known<number>
  rack_id?: Known<number>
  rack_row?: Known<number>
  rack_column?: Known<number>
  tags?: readonly string[]
  paused?: boolean
}

export const changeMiner = ({ id, ...choices }: MinerChoices & { id: number }) => sendJson<Miner>('PATCH', `/api/miners/${id}`, choices)
