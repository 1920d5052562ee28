import { api, take } from '@/shared/api/client'

interface Retry {
  id: number
  reason: string
  include_unknown: boolean
  confirm: string | null
}

/** A new run over those of an ended one that were not done. */
export const retryRun = ({ id, ...body }: Retry) => take(api.POST('/api/miners/actions/{id}/retry', { params: { path: { id } }, body }))
