import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/shared/api/api-error'
import type { Host } from '@/shared/api/types'
import { Button } from '@/shared/ui/Button'
import { Field } from '@/shared/ui/Field'
import { Modal, ModalActions } from '@/shared/ui/Modal'
import { useProblemText } from '@/shared/ui/use-problem-text'
import { renameHost } from './api/rename-host'
import { useHostAction } from './use-host-action'

export function RenameHost({ host, onClose }: { host: Host; onClose: () => void }) {
  const { t } = useTranslation(['fleet', 'common'])
  const problemText = useProblemText()
  const [name, setName] = useState(host.name)
  const rename = useHostAction((next: string) => renameHost(host.id, next), onClose)
  const taken = rename.error instanceof ApiError && rename.error.status === 409
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate(name.trim())
  }
  return (
    <Modal title={t('fleet:rename.title', { name: host.name })} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t('fleet:rename.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          autoFocus
          maxLength={128}
          problem={rename.error ? (taken ? t('fleet:rename.taken') : problemText(rename.error)) : null}
        />
        <ModalActions>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" disabled={rename.isPending || name.trim() === '' || name.trim() === host.name}>
            {t('fleet:rename.save')}
          </Button>
        </ModalActions>
      </form>
    </Modal>
  )
}
