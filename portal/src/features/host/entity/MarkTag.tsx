import { useTranslation } from 'react-i18next'
import { Tag } from '@/shared/ui/Tag'
import type { Mark } from '../state/marks'

const tones = { gone: 'accent', appeared: 'info', changed: 'quiet' } as const

/** How a thing of the past differs from now, in words. */
export function MarkTag({ mark }: { mark: Mark | null }) {
  const { t } = useTranslation('twin')
  if (!mark) return null
  return <Tag tone={tones[mark.change]}>{t(`mark.${mark.change}`)}</Tag>
}
