import { api, take } from '@/shared/api/client'

export interface SetupForm {
  setup_code: string
  username: string
  password: string
}

export const postSetup = (body: SetupForm) => take(api.POST('/api/setup', { body }))
