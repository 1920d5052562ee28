import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
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

function FindingCard({ finding: { severity, title, since_ms, evidence } }: { finding: Finding }) {
  const { t } = useTranslation('twin')
  const format = useFormat()
  const { momentMs } = useHostMoment()
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
      <h3>{title}</h3>
      {evidence.length > 0 && (
        <ul className={styles.evidence}>
          {evidence.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </li>
  )
}
