import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldText } from '@/shared/states/use-field-text'
import { useFormat } from '@/shared/units/use-format'
import { factText } from './fact-text'
import { countOf } from './phrases'
import { clausesText, statementText, type Said, type SaidClause, type StatementWords } from './statement-text'

const ns = 'statements'

interface Statements {
  sentence: (said: Said) => string
  clauses: (clauses: readonly SaidClause[], english: string) => string
  fact: StatementWords['factText']
  /** Whether the sentence tells the fact itself. */
  tells: (said: Pick<Said, 'phrase' | 'clauses'>, fact: string) => boolean
}

/** Says in the reader's language what the server says in English. */
export function useStatements(): Statements {
  const { t, i18n } = useTranslation(ns)
  const format = useFormat()
  const fieldText = useFieldText()
  return useMemo(() => {
    const words: StatementWords = {
      knows: (key, count) => i18n.exists(key, { ns, ...(count === undefined ? {} : { count }) }),
      // The server says what the key is; `knows` was asked first.
      text: (key, values) => t(key as 'never_read', values),
      factText: (name, value) => factText(name, value, { format, fieldText }),
    }
    return {
      sentence: (said) => statementText(said, words),
      clauses: (clauses, english) => clausesText(clauses, english, words),
      fact: words.factText,
      tells: ({ phrase, clauses = [] }, fact) =>
        [phrase ?? '', ...clauses.map((clause) => clause.phrase)].some(
          (said) => countOf(said) === fact || [said, `${said}_other`].some((key) => (i18n.getResource('en', ns, key) as string | undefined)?.includes(`{{${fact}}}`)),
        ),
    }
  }, [t, i18n, format, fieldText])
}
