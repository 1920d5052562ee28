import { api, take } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export const createView = (view: components['schemas']['NewView']) => take(api.POST('/api/views', { body: view }))
