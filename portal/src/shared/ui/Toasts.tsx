import { CircleAlert, CircleCheck, Undo2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button'
import styles from './Toasts.module.css'
import { useToasts, type Toast } from './toast-store'
import { useProblemText } from './use-problem-text'

/** Long enough to read it and to think better of it. */
const SHOWN_MS = 10_000

export function Toasts() {
  const { t } = useTranslation('common')
  const toasts = useToasts((state) => state.toasts)
  return (
    <section className={styles.toasts} aria-label={t('toasts')} aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastLine({ toast: { id, text, tone, undo } }: { toast: Toast }) {
  const { t } = useTranslation('common')
  const problemText = useProblemText()
  const { show, dismiss } = useToasts.getState()
  const [held, setHeld] = useState(false)
  const [undoing, setUndoing] = useState(false)
  useEffect(() => {
    if (held || undoing) return
    const timer = window.setTimeout(() => dismiss(id), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [held, undoing, dismiss, id])
  const putBack = async () => {
    setUndoing(true)
    try {
      await undo?.()
      show({ text: t('undone') })
    } catch (error) {
      show({ text: problemText(error), tone: 'critical' })
    }
    dismiss(id)
  }
  const Icon = tone === 'ok' ? CircleCheck : CircleAlert
  return (
    <div
      className={`${styles.toast} ${styles[tone]}`}
      data-testid="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.text}>{text}</span>
      {undo && (
        <Button look="quiet" disabled={undoing} onClick={() => void putBack()}>
          <Undo2 size={14} aria-hidden />
          {t('undo')}
        </Button>
      )}
      <IconButton label={t('close')} onClick={() => dismiss(id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
