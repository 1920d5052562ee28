import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useParam } from '@/shared/table/use-param'
import { stateDiffQuery } from '../api/get-state-diff'
import { toMarks } from '../state/marks'
import { comparedKinds } from './inventory-kinds'

/** The inventory of this moment beside that of another one, which the address names. */
export function useComparison(hostId: number, momentMs: number | null) {
  const [text, setText] = useParam('with')
  const withMs = /^\d{12,14}$/.test(text ?? '') ? Number(text) : null
  const query = useQuery({
    ...stateDiffQuery({ hostId, fromMs: withMs ?? 0, toMs: momentMs, kinds: comparedKinds }),
    enabled: withMs !== null,
  })
  const changes = useMemo(() => (withMs === null ? [] : (query.data?.changes ?? [])), [withMs, query.data])
  const marks = useMemo(() => toMarks(changes), [changes])
  return { withMs, choose: (ms: number | null) => setText(ms === null ? null : String(ms)), changes, marks, ready: query.data !== undefined, error: query.error }
}
