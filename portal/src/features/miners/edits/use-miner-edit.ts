import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToasts } from '@/shared/ui/toast-store'
import { useProblemText } from '@/shared/ui/use-problem-text'
import { changeMiner, type MinerChoices } from '../api/change-miner'
import { minersKey } from '../api/list-miners'
import type { MinerDetail } from '../api/miner-detail'

export interface MinerEdit {
  choices: MinerChoices
  /** What puts it back. */
  before: MinerChoices
  /** What was done, as a sentence. */
  told: string
}

/** A change of one thing about a miner; it is told, and can be undone for a while. What the server says against it is a sentence for the field. */
export function useMinerEdit({ id }: Pick<MinerDetail, 'id'>, onDone?: () => void) {
  const queries = useQueryClient()
  const problemText = useProblemText()
  const show = useToasts((state) => state.show)
  const store = async (choices: MinerChoices) => {
    await changeMiner({ id, ...choices })
    await queries.invalidateQueries({ queryKey: minersKey })
  }
  const edit = useMutation({
    mutationFn: ({ choices }: MinerEdit) => store(choices),
    onSuccess: (_, { before, told }) => {
      show({ text: told, undo: () => store(before) })
      onDone?.()
    },
  })
  // A field shows what was chosen while it is on its way.
  const pending = edit.isPending ? edit.variables.choices : null
  return { save: edit.mutate, isPending: edit.isPending, pending, problem: edit.error ? problemText(edit.error) : null, forget: edit.reset }
}
