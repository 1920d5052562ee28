import { type Query, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import { useToasts } from '@/shared/ui/toast-store'
import { forgetMiner } from '../api/forget-miner'
import { minersKey } from '../api/list-miners'
import { sitesKey } from '../api/list-sites'
import type { MinerDetail } from '../api/miner-detail'

/** Says what goes and what comes back; there is no way to undo it. */
export function ForgetMiner({ miner, onClose }: { miner: MinerDetail; onClose: () => void }) {
  const { t } = useTranslation(['minerEdits', 'common'])
  const queries = useQueryClient()
  const navigate = useNavigate()
  const show = useToasts((state) => state.show)
  const forget = useMutation({
    mutationFn: () => forgetMiner(miner.id),
    onSuccess: async () => {
      show({ text: t('minerEdits:forget.done', { name: miner.name }) })
      await navigate('/miners')
      // The page may stand a moment longer, and would ask for what is gone.
      const others = { queryKey: minersKey, predicate: ({ queryKey: [, kind, id] }: Query) => (kind !== 'detail' && kind !== 'changes') || id !== miner.id }
      await Promise.all([queries.invalidateQueries(others), queries.invalidateQueries({ queryKey: sitesKey })])
    },
  })
  return (
    <Modal title={t('minerEdits:forget.title', { name: miner.name })} description={t('minerEdits:forget.words')} onClose={onClose}>
      {forget.error && <LoadProblem error={forget.error} />}
      <ModalActions>
        <Button autoFocus onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button look="danger" disabled={forget.isPending} onClick={() => forget.mutate()}>
          {t('minerEdits:forget.confirm')}
        </Button>
      </ModalActions>
    </Modal>
  )
}
