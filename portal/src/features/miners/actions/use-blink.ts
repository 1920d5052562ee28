import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '@/shared/ui/use-problem-text'
import type { Miner } from '../api/miner'
import { orderAction } from './api/order-action'
import { runQuery } from './api/get-run'
import { runsKey } from './api/list-runs'
import { useBlinkStore, type Asked } from './blink-store'

/** Sends the order that lights or puts out a miner's light. */
export function useBlinkOrder({ id }: Pick<Miner, 'id'>): (on: boolean) => void {
  const { t } = useTranslation('minerActions')
  const problemText = useProblemText()
  const queries = useQueryClient()
  const note = useBlinkStore((state) => state.note)
  return (on) => {
    note(id, { on, runId: null, problem: null })
    orderAction({ action: 'blink', miner_ids: [id], arguments: { on }, reason: t(on ? 'blink.reason' : 'blink.reasonOff'), dry_run: false, stagger_seconds: 0 })
      .then((run) => {
        note(id, { on, runId: run.id, problem: null })
        void queries.invalidateQueries({ queryKey: [...runsKey, 'list'] })
      })
      .catch((error: unknown) => note(id, { on, runId: null, problem: problemText(error) }))
  }
}

export interface BlinkOutcome {
  phase: 'idle' | 'asking' | 'done' | 'failed'
  /** Why it failed. */
  sentence: string | null
}

/** What came of it, as the run tells. */
export function useBlinkOutcome(asked: Asked | undefined): BlinkOutcome {
  const { t } = useTranslation('minerActions')
  const problemText = useProblemText()
  const { data, error } = useQuery({ ...runQuery(asked?.runId ?? 0), enabled: asked?.runId != null })
  if (!asked) return { phase: 'idle', sentence: null }
  if (asked.problem !== null) return { phase: 'failed', sentence: asked.problem }
  const item = data?.items?.[0]
  if (!item) return error ? { phase: 'failed', sentence: problemText(error) } : { phase: 'asking', sentence: null }
  if (item.state === 'done') return { phase: 'done', sentence: null }
  if (item.state === 'waiting' || item.state === 'sent') return { phase: 'asking', sentence: null }
  return { phase: 'failed', sentence: item.detail ?? t(`state.${item.state}`) }
}
