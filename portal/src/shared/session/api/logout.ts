import { api, take } from '@/shared/api/client'

export const logout = () => take(api.POST('/api/auth/logout'))
