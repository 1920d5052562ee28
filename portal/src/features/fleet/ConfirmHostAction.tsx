import { useTranslation } from 'react-i18next'
import type { Host } from '@/shared/api/types'
import { Button } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import { deleteHost } from './api/delete-host'
import { revokeKey } from './api/revoke-key'
import { useHostAction } from './use-host-action'

interface HostDialogProps {
  host: Host
  onClose: () => void
}

export function DeleteHost(props: HostDialogProps) {
  return <ConfirmHostAction {...props} kind="delete" action={deleteHost} />
}

export function RevokeKey(props: HostDialogProps) {
  return <ConfirmHostAction {...props} kind="revoke" action={revokeKey} />
}

interface ConfirmHostActionProps extends HostDialogProps {
  kind: 'delete' | 'revoke'
  action: (id: number) => Promise<unknown>
}

function ConfirmHostAction({ host, onClose, kind, action }: ConfirmHostActionProps) {
  const { t } = useTranslation(['fleet', 'common'])
  const run = useHostAction(action, onClose)
  return (
    <Modal title={t(`fleet:${kind}.title`, { name: host.name })} description={t(`fleet:${kind}.words`)} onClose={onClose}>
      {run.error && <LoadProblem error={run.error} />}
      <ModalActions>
        <Button autoFocus onClick={onClose}>{t('common:cancel')}</Button>
        <Button look="danger" disabled={run.isPending} onClick={() => run.mutate(host.id)}>
          {t(`fleet:${kind}.confirm`)}
        </Button>
      </ModalActions>
    </Modal>
  )
}
