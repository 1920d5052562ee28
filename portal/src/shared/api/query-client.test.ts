import { onlineManager } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import { createQueryClient } from './query-client'

afterEach(() => onlineManager.setOnline(true))

it('asks a server on the same wire while the browser has no internet', async () => {
  onlineManager.setOnline(false)
  await expect(createQueryClient().fetchQuery({ queryKey: ['a'], queryFn: () => 'answered' })).resolves.toBe('answered')
})
