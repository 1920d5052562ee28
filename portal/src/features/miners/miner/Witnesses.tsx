import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStatements } from '@/shared/statements/use-statements'
import { Card } from '@/shared/ui/Card'
import type { MinerDetail, Witness } from '../api/miner-detail'
import parts from '../parts/parts.module.css'
import { verdictTone } from '../parts/VerdictMark'
import { useReasons, useVerdictName } from '../parts/use-words'
import styles from './Witnesses.module.css'

const order = ['device', 'shares', 'pool'] as const

/** The three that can say what a miner does, side by side, and what follows from them. */
export function Witnesses({ miner }: { miner: MinerDetail }) {
  const { t } = useTranslation('miners')
  const verdictName = useVerdictName()
  const reasons = useReasons(miner)
  const tone = verdictTone(miner.verdict)
  const told = new Map((miner.witnesses ?? []).map((witness) => [witness.name, witness]))
  return (
    <Card className={styles.card ?? ''}>
      <div className={styles.verdict}>
        <h2>{t('witness.verdict')}</h2>
        <p className={styles.word}>
          <span className={tone === 'calm' ? undefined : parts[tone]}>{verdictName(miner.verdict)}</span>
        </p>
        {reasons.map((reason) => (
          <p key={reason} className={styles.soft}>
            {reason}
          </p>
        ))}
      </div>
      <ul className={styles.witnesses}>
        {order.map((name) => (
          <WitnessLine key={name} name={name} witness={told.get(name)} />
        ))}
      </ul>
    </Card>
  )
}

function WitnessLine({ name, witness }: { name: Witness['name']; witness: Witness | undefined }) {
  const { t } = useTranslation('miners')
  const verdictName = useVerdictName()
  const statements = useStatements()
  const says = witness?.says ?? null
  const isCalm = says !== null && verdictTone(says) === 'calm'
  const Icon = says === null ? CircleHelp : isCalm ? CircleCheck : TriangleAlert
  return (
    <li className={styles.witness}>
      <h3>{t(`witness.${name}`)}</h3>
      <p className={says === null ? styles.soft : isCalm ? undefined : styles.other}>
        <Icon size={14} aria-hidden />
        {says === null ? t('witness.silent') : verdictName(says)}
      </p>
      <p className={styles.soft}>{witness ? statements.clauses(witness.clauses ?? [], witness.evidence) : t('witness.noEvidence')}</p>
    </li>
  )
}
