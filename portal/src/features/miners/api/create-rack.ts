import { sendJson } from '@/shared/api/send-json'
import type { Rack } from './site'

export const createRack = (rack: Omit<Rack, 'id' | 'summary'>) => sendJson<Rack>('POST', '/api/racks', rack)
