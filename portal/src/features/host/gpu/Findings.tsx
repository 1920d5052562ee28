import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFieldName, useFieldText } from '@/shared/states/use-field-text'
import { useStatements } from '@/shared/statements/use-statements'
import { LoadProblem } from '@/shared/ui/LoadProblem'
import { StateWord } from '@/shared/ui/Tag'
import { useFormat } from '@/shared/units/use-format'
import { findingsQuery, type Finding } from '../api/get-findings'
import { useHostMoment } from '../state/host-moment'
import styles from '../entity/parts.module.css'

const WEIGHT = { critical: 2, warning: 1, info: 0 }
const TONES = { critical: 'critical', warning: 'attention', info: 'info' } as const

/** What is wasted or wrong, worst first. */
export function Findings({ hostId, atMs }: { hostId: number; atMs: number | null }) {
  const { t } = useTranslation('twin')
  const { data, error, refetch } = useQuery(findingsQuery(hostId, atMs))
  if (error) return <LoadProblem error={error} onRetry={() => void refetch()} />
  if (!data || data.length === 0) return null
  const worstFirst = [...data].sort((a, b) => (WEIGHT[b.severity] ?? 0) - (WEIGHT[a.severity] ?? 0))
  return (
    <section className={styles.part} aria-label={t('gpu.findings')}>
      <h2>{t('gpu.findings')}</h2>
      <ul className={styles.findings} data-testid="findings">
        {worstFirst.map((finding) => (
          <FindingCard key={`${finding.kind} ${finding.subject.kind} ${finding.subject.key}`} finding={finding} />
        ))}
      </ul>
    </section>
  )
}

/** Names that the sentence is made of, not fields. */
const NAMES = new Set(['card', 'process', 'jobs'])

function FindingCard({ finding: { kind, severity, title, since_ms, evidence, facts } }: { finding: Finding }) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const statements = useStatements()
  const fieldName = useFieldName()
  const fieldText = useFieldText()
  const { momentMs } = useHostMoment()
  const lines = facts ? Object.entries(facts).flatMap(([name, value]) => (NAMES.has(name) ? [] : [`${fieldName(name)}: ${fieldText(name, value)}`])) : evidence
  return (
    <li className={`${styles.finding} ${styles[severity]}`}>
      <div className={styles.top}>
        <StateWord tone={TONES[severity] ?? 'info'}>{t(`gpu.severity.${severity}`)}</StateWord>
        {since_ms !== null && (
          <span className={styles.soft} title={format.dateTime(since_ms)}>
            {t('gpu.since', { duration: format.duration((momentMs - since_ms) / 1000) })}
          </span>
        )}
      </div>
      <h3>{statements.sentence({ phrase: kind, sentence: title, facts })}</h3>
      {lines.length > 0 && (
        <ul className={styles.evidence}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </li>
  )
}
