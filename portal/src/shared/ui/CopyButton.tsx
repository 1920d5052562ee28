import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button'
import { copyText } from './copy-text'

const SHOW_DONE_MS = 1500

interface CopyButtonProps {
  text: string
  /** What is copied, for the icon's name; with words the button shows them. */
  label: string
  words?: boolean
}

export function CopyButton({ text, label, words = false }: CopyButtonProps) {
  const { t } = useTranslation('common')
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = window.setTimeout(() => setDone(false), SHOW_DONE_MS)
    return () => window.clearTimeout(timer)
  }, [done])
  const copy = () => void copyText(text).then(setDone)
  const icon = done ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />
  if (words) {
    return (
      <Button onClick={copy}>
        {icon}
        {done ? t('copied') : label}
      </Button>
    )
  }
  return (
    <IconButton label={done ? t('copied') : label} onClick={copy}>
      {icon}
    </IconButton>
  )
}
