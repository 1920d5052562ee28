import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button'
import modal from './Modal.module.css'
import styles from './Sheet.module.css'

interface SheetProps {
  title: string
  subtitle?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** Everything about one row, at the side of its table. Open for as long as it is rendered. */
export function Sheet({ title, subtitle, onClose, children }: SheetProps) {
  const { t } = useTranslation('common')
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={modal.scrim} />
        <Dialog.Content className={styles.sheet} aria-describedby={undefined} data-testid="sheet">
          <header className={styles.header}>
            <div className={styles.title}>
              <Dialog.Title asChild>
                <h2>{title}</h2>
              </Dialog.Title>
              {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
            </div>
            <Dialog.Close asChild>
              <IconButton label={t('close')}>
                <X size={16} aria-hidden />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className={styles.body} tabIndex={0} role="region" aria-label={title}>
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
