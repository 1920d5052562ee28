import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { findingsQuery, type Finding } from '../api/get-findings'
import { useHostMoment } from '../state/host-moment'

export type Judgement = (findingKind: string, subjectKey: string) => Finding['severity'] | null

/** What the server finds of a card or of who holds it. The tables ask here and have no limits of their own, so they never say otherwise than the findings above them. */
export function useJudgement(): Judgement {
  const { host, atMs } = useHostMoment()
  const { data } = useQuery(findingsQuery(host.id, atMs))
  return useMemo(() => {
    const severities = new Map(data?.map(({ kind, subject, severity }) => [`${kind} ${subject.key}`, severity]))
    return (findingKind, subjectKey) => severities.get(`${findingKind} ${subjectKey}`) ?? null
  }, [data])
}
