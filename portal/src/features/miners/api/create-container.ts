import { sendJson } from '@/shared/api/send-json'
import type { Container } from './site'

export const createContainer = (container: Pick<Container, 'name' | 'site_id'>) => sendJson<Container>('POST', '/api/containers', container)
