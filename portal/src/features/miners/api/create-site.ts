import { sendJson } from '@/shared/api/send-json'
import type { Known } from './miner'
import type { Site } from './site'

export interface NewSite {
  name: string
  time_zone?: string
}

/** The token stands in this reply and nowhere else. */
export type CreatedSite = Site & { token?: Known<string>; command?: Known<string> }

export const createSite = (site: NewSite) => sendJson<CreatedSite>('POST', '/api/sites', { ...site, issue_token: true })
