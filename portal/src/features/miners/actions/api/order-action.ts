import { api, take } from '@/shared/api/client'
import type { NewRun } from './action'

export const orderAction = (run: NewRun) => take(api.POST('/api/miners/actions', { body: run }))
