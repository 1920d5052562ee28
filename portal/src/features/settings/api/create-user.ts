import { api, take } from '@/shared/api/client'
import type { Role } from '@/shared/api/types'

export interface NewUser {
  username: string
  password: string
  role: Role
}

export const createUser = (body: NewUser) => take(api.POST('/api/users', { body }))
