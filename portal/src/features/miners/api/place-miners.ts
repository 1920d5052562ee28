import { sendText } from '@/shared/api/send-json'
import type { Known } from './miner'

export interface PlacementReply {
  line?: number
  miner_id?: Known<number>
  ok?: boolean
  error?: Known<string>
}

/** Lines of mac_or_ip,rack,row,column; a reply for each. */
export const placeMiners = (csv: string) => sendText<readonly PlacementReply[] | { results?: readonly PlacementReply[] }>('/api/miners/placements', csv, 'text/csv')
