import type { components } from '@/shared/api/schema'
import { sendText } from '@/shared/api/send-json'

export type PlacementReply = components['schemas']['PlacementReply']

/** Lines of mac_or_ip,rack,row,column, counted from 1; a reply for each. What fits is placed, and two may change places. */
export const placeMiners = ({ siteId, csv }: { siteId: number; csv: string }) => sendText<readonly PlacementReply[]>(`/api/miners/placements?site=${siteId}`, csv, 'text/csv')
