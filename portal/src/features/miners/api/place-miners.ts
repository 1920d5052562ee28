import { sendText } from '@/shared/api/send-json'
import type { Known } from './miner'

export interface PlacementReply {
  line: number
  ok: boolean
  miner_id?: Known<number>
  error?: Known<string>
}

/** Lines of mac_or_ip,rack,row,column, counted from 1; a reply for each. What fits is placed, and two may change places. */
export const placeMiners = ({ siteId, csv }: { siteId: number; csv: string }) => sendText<readonly PlacementReply[]>(`/api/miners/placements?site=${siteId}`, csv, 'text/csv')
