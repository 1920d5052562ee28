import { api, take } from '@/shared/api/client'

/** What waits is not sent any more. */
export const cancelRun = (id: number) => take(api.POST('/api/miners/actions/{id}/cancel', { params: { path: { id } } }))
