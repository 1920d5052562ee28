import { useTranslation } from 'react-i18next'
import type { Host } from '@/shared/api/types'
import { Button } from '@/shared/ui/Button'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import { Notice } from '@/shared/ui/Notice'
import { SecretLine } from '@/shared/ui/SecretLine'
import { rotateKey } from './api/rotate-key'
import { useHostAction } from './use-host-action'

export function RotateKey({ host, onClose }: { host: Host; onClose: () => void }) {
  const { t } = useTranslation(['fleet', 'common'])
  const rotate = useHostAction((id: number) => rotateKey(id))
  if (rotate.data) {
    return (
      <Modal title={t('fleet:rotate.done')} description={t('fleet:rotate.doneWords')} onClose={onClose}>
        <SecretLine text={rotate.data.api_key} label={t('fleet:rotate.copy')} />
        <Notice tone="attention">{t('fleet:rotate.once')}</Notice>
        <ModalActions>
          <Button look="primary" onClick={onClose}>
            {t('common:close')}
          </Button>
        </ModalActions>
      </Modal>
    )
  }
  return (
    <Modal title={t('fleet:rotate.title', { name: host.name })} description={t('fleet:rotate.words')} onClose={onClose}>
      {rotate.error && <LoadProblem error={rotate.error} />}
      <ModalActions>
        <Button autoFocus onClick={onClose}>{t('common:cancel')}</Button>
        <Button look="primary" disabled={rotate.isPending} onClick={() => rotate.mutate(host.id)}>
          {t('fleet:rotate.confirm')}
        </Button>
      </ModalActions>
    </Modal>
  )
}
