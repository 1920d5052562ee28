import { Lightbulb, LightbulbOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/shared/ui/Button'
import type { Miner } from '../api/miner'
import { useBlinkStore } from './blink-store'
import styles from './Blink.module.css'
import { refusalOf, type Permissions } from './refusal'
import { isSupported } from './supported-actions'
import { useBlinkOrder, useBlinkOutcome } from './use-blink'
import { useRefusalText } from './use-refusal-text'
import { Why } from './Why'

interface BlinkButtonProps {
  miner: Miner
  permissions: Permissions
  /** With its word beside the icon. */
  words?: boolean
}

/** Lets a miner blink, so that it is found on the floor; what comes of it stands in the same place. */
export function BlinkButton({ miner, permissions, words = false }: BlinkButtonProps) {
  const { t } = useTranslation('minerActions')
  const refusalText = useRefusalText()
  const refusal = refusalOf(miner, { action: 'blink', arguments: { on: true } }, permissions)
  if (!refusal) return <Light miner={miner} words={words} />
  return (
    <Why label={t('blink.whyNot', { name: miner.name })} reason={refusalText(refusal)}>
      <LightbulbOff size={15} aria-hidden />
      {words && t('name.blink')}
    </Why>
  )
}

/** One button from the first click to the last, so that the keyboard stays on it. */
function Light({ miner, words }: { miner: Miner; words: boolean }) {
  const { t } = useTranslation('minerActions')
  const { name } = miner
  const asked = useBlinkStore((state) => state.asked.get(miner.id))
  const blink = useBlinkOrder(miner)
  const { phase, sentence } = useBlinkOutcome(asked)
  if (asked && phase === 'failed') return <BlinkFailed name={name} sentence={sentence ?? ''} words={words} onAgain={() => blink(asked.on)} />
  const asking = phase === 'asking'
  const lit = phase === 'done' && asked?.on === true
  const stops = lit && isSupported(miner, { action: 'blink', arguments: { on: false } })
  return (
    <span className={styles.place}>
      {asked && (
        <span className="visually-hidden" role="status">
          {asking ? t('blink.asking', { name }) : t(asked.on ? 'blink.on' : 'blink.off', { name })}
        </span>
      )}
      <Look
        label={asking ? t('blink.asking', { name }) : t(stops ? 'blink.stop' : 'blink.start', { name })}
        word={words ? t(asking ? 'blink.askingShort' : stops ? 'blink.stopShort' : 'name.blink') : null}
        Icon={asking ? LoaderCircle : Lightbulb}
        look={asking ? styles.asking : lit ? styles.lit : undefined}
        busy={asking}
        onClick={() => blink(!stops)}
      />
    </span>
  )
}

function BlinkFailed({ name, sentence, words, onAgain }: { name: string; sentence: string; words: boolean; onAgain: () => void }) {
  const { t } = useTranslation('minerActions')
  return (
    <>
      <span className="visually-hidden" role="status">
        {t('blink.failed', { name })} {sentence}
      </span>
      <Why label={t('blink.failed', { name })} reason={sentence} tone="failed" action={<Popover.Close asChild><Button onClick={onAgain}>{t('blink.again')}</Button></Popover.Close>}>
        <TriangleAlert size={15} aria-hidden />
        {words && t('name.blink')}
      </Why>
    </>
  )
}

interface LookProps {
  label: string
  /** Null where the icon stands alone. */
  word: string | null
  Icon: typeof Lightbulb
  look?: string | undefined
  /** A click does nothing for now. */
  busy: boolean
  onClick: () => void
}

function Look({ label, word, Icon, look = '', busy, onClick }: LookProps) {
  const click = { onClick: () => !busy && onClick(), 'aria-disabled': busy || undefined }
  if (word === null) {
    return (
      <IconButton label={label} className={`${styles.icon} ${look}`} {...click}>
        <Icon size={15} aria-hidden />
      </IconButton>
    )
  }
  return (
    <Button className={look} title={label} {...click}>
      <Icon size={15} aria-hidden />
      {word}
    </Button>
  )
}
