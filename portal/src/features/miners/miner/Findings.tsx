import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFieldName } from '@/shared/states/use-field-text'
import { useStatements } from '@/shared/statements/use-statements'
import { Card } from '@/shared/ui/Card'
import { useFormat } from '@/shared/units/use-format'
import type { MinerDetail, MinerError, MinerFinding } from '../api/miner-detail'
import { useIssueName } from '../parts/use-words'
import styles from './Findings.module.css'

const icons = { critical: CircleAlert, warning: TriangleAlert, information: Info }

/** What is wrong, since when, and by which figures; then what the device itself reports. */
export function Findings({ miner: { findings = [], errors = [] }, nowMs }: { miner: MinerDetail; nowMs: number }) {
  const { t } = useTranslation('miners')
  if (findings.length === 0 && errors.length === 0) return null
  return (
    <Card title={t('finding.title')}>
      <ul className={styles.findings}>
        {findings.map((finding) => (
          <FindingLine key={`${finding.type} ${finding.since} ${finding.sentence}`} finding={finding} nowMs={nowMs} />
        ))}
        {errors.map((error) => (
          <ErrorLine key={`${error.code} ${error.component} ${error.board_slot} ${error.text}`} error={error} nowMs={nowMs} />
        ))}
      </ul>
    </Card>
  )
}

/** In seconds, but whole minutes where there are any: nobody counts the rest. */
function inMinutes(ms: number): number {
  const seconds = ms / 1000
  return seconds < 60 ? seconds : Math.floor(seconds / 60) * 60
}

/** Told by the lines of the errors, or by the raw replies. */
const TOLD_BELOW = new Set(['errors', 'evidence', 'dead', 'more', 'slow_boards', 'pools'])

function FindingLine({ finding: { type, severity, since, sentence, phrase, evidence, clauses }, nowMs }: { finding: MinerFinding; nowMs: number }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const issueName = useIssueName()
  const fieldName = useFieldName()
  const Icon = icons[severity] ?? Info
  const statements = useStatements()
  const figures = Object.entries(evidence ?? {}).filter(([name, value]) => value != null && !TOLD_BELOW.has(name) && !statements.tells({ phrase, clauses }, name))
  return (
    <li className={`${styles.finding} ${styles[severity] ?? ''}`}>
      <Icon size={15} aria-label={t(`severity.${severity}`)} />
      <div>
        <p>
          <strong>{issueName(type)}</strong> {statements.sentence({ phrase, sentence, facts: evidence, clauses })}
        </p>
        {figures.length > 0 && <p className={styles.soft}>{figures.map(([name, value]) => `${fieldName(name)} ${statements.fact(name, value)}`).join(' · ')}</p>}
      </div>
      <span className={styles.soft} title={format.dateTime(since)}>
        {since == null ? '' : t('finding.since', { duration: format.duration(inMinutes(nowMs - since)) })}
      </span>
    </li>
  )
}

function ErrorLine({ error: { severity, code, text, component, since }, nowMs }: { error: MinerError; nowMs: number }) {
  const { t } = useTranslation('miners')
  const format = useFormat()
  const Icon = icons[severity ?? 'warning'] ?? Info
  return (
    <li className={`${styles.finding} ${styles[severity ?? 'warning'] ?? ''}`}>
      <Icon size={15} aria-label={t(`severity.${severity ?? 'warning'}`)} />
      <div>
        <p>
          <strong>{t('finding.device', { code: code ?? '' })}</strong> {text}
        </p>
        {component && <p className={styles.soft}>{component}</p>}
      </div>
      <span className={styles.soft}>{since == null ? '' : t('finding.since', { duration: format.duration(inMinutes(nowMs - since)) })}</span>
    </li>
  )
}
