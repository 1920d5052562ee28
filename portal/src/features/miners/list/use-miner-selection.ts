import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowChoice } from '@/shared/table/table-model'
import { minersQuery, type MinerFilter } from '../api/list-miners'
import type { Miner } from '../api/miner'

/** More than the server lists at once, nobody can mean. */
const MOST_LISTED = 10_000

export interface MinerSelection {
  /** As they were read last, in the order in which they were chosen. */
  miners: readonly Miner[]
  /** How many of them the list does not show at the moment. */
  hidden: number
  /** The boxes of the table. */
  choice: RowChoice<Miner>
  /** Every miner that the filter fits, also those that are not listed. */
  chooseAll: () => void
  choosing: boolean
  error: Error | null
  clear: () => void
}

type Chosen = ReadonlyMap<number, Miner>
const nobody: Chosen = new Map()

/** The miners that somebody ticked. They stay chosen while the filter changes; another scope, such as another site, begins with none. */
export function useMinerSelection(shown: readonly Miner[], filter: MinerFilter, scope: number | null): MinerSelection {
  const { t } = useTranslation('minerActions')
  const queries = useQueryClient()
  const [state, setState] = useState<{ scope: number | null; chosen: Chosen }>({ scope, chosen: nobody })
  const chosen = state.scope === scope ? state.chosen : nobody
  const onChoose = useCallback((rows: readonly Miner[], add: boolean) => setState((before) => ({ scope, chosen: withRows(before.scope === scope ? before.chosen : nobody, rows, add) })), [scope])
  const all = useMutation({
    mutationFn: () => queries.fetchQuery({ ...minersQuery({ ...filter, limit: MOST_LISTED }), staleTime: 0 }),
    onSuccess: ({ miners }) => onChoose(miners, true),
  })
  const { mutate, reset } = all
  const clear = useCallback(() => {
    reset()
    setState({ scope, chosen: nobody })
  }, [reset, scope])
  const choice = useMemo<RowChoice<Miner>>(
    () => ({ isChosen: ({ id }) => chosen.has(id), onChoose, labelOf: ({ name }) => t('choose.one', { name }), labelOfAll: t('choose.shown') }),
    [chosen, onChoose, t],
  )
  const miners = useMemo(() => asReadLast(chosen, shown), [chosen, shown])
  const hidden = useMemo(() => chosen.size - shown.filter(({ id }) => chosen.has(id)).length, [chosen, shown])
  return { miners, hidden, choice, chooseAll: mutate, choosing: all.isPending, error: all.error, clear }
}

function withRows(chosen: Chosen, rows: readonly Miner[], add: boolean): Chosen {
  const next = new Map(chosen)
  for (const row of rows) {
    if (add) next.set(row.id, row)
    else next.delete(row.id)
  }
  return next
}

/** A row that is listed is newer than the one that was ticked. */
function asReadLast(chosen: Chosen, shown: readonly Miner[]): readonly Miner[] {
  const newer = new Map(shown.map((miner) => [miner.id, miner]))
  return [...chosen.values()].map((miner) => newer.get(miner.id) ?? miner)
}
