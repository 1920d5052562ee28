import { useTranslation } from 'react-i18next'
import { CheckField, Field } from '@/shared/ui/Field'
import { isMoved, mayGoPlain, type AccountDraft } from './account-draft'
import type { PoolAccount } from './api/list-pool-accounts'
import type { PoolKind } from './api/list-pool-kinds'

interface PoolAccountFieldsProps {
  draft: AccountDraft
  kind: PoolKind
  /** The account that is changed; none for a new one. */
  known?: PoolAccount
  onChange: (part: Partial<AccountDraft>) => void
}

/** Only what the kind needs. */
export function PoolAccountFields({ draft, kind, known, onChange }: PoolAccountFieldsProps) {
  const { t } = useTranslation('poolAccounts')
  const isKept = known !== undefined && !isMoved(draft, known)
  return (
    <>
      <Field label={t(`account.${kind.account_is}`)} hint={t('accountHint')} value={draft.account} onChange={(event) => onChange({ account: event.target.value })} maxLength={128} required spellCheck={false} />
      {kind.secret_is !== 'none' && (
        <Field
          label={t(`secret.${kind.secret_is}`)}
          hint={isKept ? t('secretKept') : known ? t('secretAgain') : t(`secretHint.${kind.secret_is}`)}
          type="password"
          value={draft.secret}
          onChange={(event) => onChange({ secret: event.target.value })}
          maxLength={512}
          required={!isKept}
          autoComplete="new-password"
        />
      )}
      <Field label={t('baseUrl')} hint={t('baseUrlHint')} value={draft.baseUrl} onChange={(event) => onChange({ baseUrl: event.target.value })} placeholder={kind.base_url} maxLength={300} spellCheck={false} />
      <Field label={t('hosts')} hint={t('hostsHint')} value={draft.hosts} onChange={(event) => onChange({ hosts: event.target.value })} spellCheck={false} />
      {mayGoPlain(draft, kind) && <CheckField label={t('plaintext')} checked={draft.plaintext} onChange={(plaintext) => onChange({ plaintext })} />}
    </>
  )
}
