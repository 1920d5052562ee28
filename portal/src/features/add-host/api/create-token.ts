import { api, take } from '@/shared/api/client'

export const createToken = (name: string) =>
  take(api.POST('/api/enrolment-tokens', { body: name === '' ? {} : { name } }))
