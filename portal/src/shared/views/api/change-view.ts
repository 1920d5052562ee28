import { api, take } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type ViewChoices = components['schemas']['ViewChoices']

export const changeView = ({ id, ...choices }: ViewChoices & { id: number }) => take(api.PATCH('/api/views/{id}', { params: { path: { id } }, body: choices }))
