import { api, take } from '@/shared/api/client'

export interface Credentials {
  username: string
  password: string
}

export const postLogin = (body: Credentials) => take(api.POST('/api/auth/login', { body }))
