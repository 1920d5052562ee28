import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useToasts } from '@/shared/ui/toast-store'
import { useProblemText } from '@/shared/ui/use-problem-text'
import { changeMiners } from '../api/change-miners'
import { minersKey } from '../api/list-miners'
import type { Miner } from '../api/miner'
import { undoOf, type BulkChange } from './bulk-change'

/** A change of all that are chosen: for all of them or for none. How many it changed is told, and it can be undone for a while. */
export function useBulkEdit(miners: readonly Miner[], onDone?: () => void) {
  const { t } = useTranslation('minerEdits')
  const queries = useQueryClient()
  const problemText = useProblemText()
  const show = useToasts((state) => state.show)
  const readAgain = () => queries.invalidateQueries({ queryKey: minersKey })
  const edit = useMutation({
    mutationFn: (change: BulkChange) => changeMiners({ miner_ids: miners.map(({ id }) => id), ...change }),
    onSuccess: async ({ changed }, change) => {
      await readAgain()
      const putBack = async () => {
        for (const choices of undoOf(change, changed)) await changeMiners(choices)
        await readAgain()
      }
      show({ text: t('bulk.done', { count: changed.length }), undo: changed.length > 0 ? putBack : null })
      onDone?.()
    },
  })
  return { save: edit.mutate, isPending: edit.isPending, error: edit.error, problem: edit.error ? problemText(edit.error) : null, forget: edit.reset }
}
