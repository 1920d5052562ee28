import { Lightbulb, LightbulbOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/shared/ui/Button'
import type { Miner } from '../api/miner'
import { useBlinkStore, type Asked } from './blink-store'
import styles from './Blink.module.css'
import { isSupported } from './control-ways'
import { refusalOf, type Permissions } from './refusal'
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
  const asked = useBlinkStore((state) => state.asked.get(miner.id))
  const refusal = refusalOf(miner, { action: 'blink', arguments: { on: true } }, permissions)
  const refusalText = useRefusalText()
  const { t } = useTranslation('minerActions')
  const blink = useBlinkOrder(miner)
  if (refusal) {
    return (
      <Why label={t('blink.whyNot', { name: miner.name })} reason={refusalText(refusal)}>
        <LightbulbOff size={15} aria-hidden />
        {words && t('name.blink')}
      </Why>
    )
  }
  if (asked) return <BlinkAsked miner={miner} asked={asked} words={words} onBlink={blink} />
  return <Look label={t('blink.start', { name: miner.name })} word={words ? t('name.blink') : null} Icon={Lightbulb} onClick={() => blink(true)} />
}

interface BlinkAskedProps {
  miner: Miner
  asked: Asked
  words: boolean
  onBlink: (on: boolean) => void
}

function BlinkAsked({ miner, asked, words, onBlink }: BlinkAskedProps) {
  const { t } = useTranslation('minerActions')
  const { phase, sentence } = useBlinkOutcome(asked)
  const { name } = miner
  const canStop = isSupported(miner, { action: 'blink', arguments: { on: false } })
  if (phase === 'failed') return <BlinkFailed name={name} sentence={sentence ?? ''} words={words} onAgain={() => onBlink(asked.on)} />
  const lit = phase === 'done' && asked.on
  return (
    <span className={styles.place}>
      <span className="visually-hidden" role="status">
        {phase === 'asking' ? t('blink.asking', { name }) : t(asked.on ? 'blink.on' : 'blink.off', { name })}
      </span>
      {phase === 'asking' ? (
        <Look label={t('blink.asking', { name })} word={words ? t('blink.askingShort') : null} Icon={LoaderCircle} look={styles.asking} onClick={() => undefined} />
      ) : (
        <Look
          label={t(lit && canStop ? 'blink.stop' : 'blink.start', { name })}
          word={words ? t(lit && canStop ? 'blink.stopShort' : 'name.blink') : null}
          Icon={Lightbulb}
          look={lit ? styles.lit : undefined}
          onClick={() => onBlink(!(lit && canStop))}
        />
      )}
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
  onClick: () => void
}

function Look({ label, word, Icon, look = '', onClick }: LookProps) {
  if (word === null) {
    return (
      <IconButton label={label} className={`${styles.icon} ${look}`} onClick={onClick}>
        <Icon size={15} aria-hidden />
      </IconButton>
    )
  }
  return (
    <Button className={look} title={label} onClick={onClick}>
      <Icon size={15} aria-hidden />
      {word}
    </Button>
  )
}
