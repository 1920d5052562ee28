import type { NewPoolAccount } from './api/create-pool-account'
import type { PoolKind } from './api/list-pool-kinds'

/** What stands in the form. */
interface AccountDraft {
  kind: string
  account: string
  secret: string
  baseUrl: string
  hosts: string
  plaintext: boolean
}

export const emptyDraft: AccountDraft = { kind: '', account: '', secret: '', baseUrl: '', hosts: '', plaintext: false }

/** Only a pool without a secret may be asked without TLS, and only when its address says so. */
export const mayGoPlain = (draft: AccountDraft, kind: PoolKind) => !kind.needs_secret && draft.baseUrl.trim().toLowerCase().startsWith('http://')

/** Fields that were not filled in are left to the server. */
export function toAccount(draft: AccountDraft, kind: PoolKind): NewPoolAccount {
  return {
    kind: kind.kind,
    account: draft.account.trim(),
    secret: kind.needs_secret ? draft.secret.trim() : null,
    base_url: draft.baseUrl.trim() || null,
    hosts: draft.hosts.split(/[\s,]+/).filter(Boolean),
    allow_plaintext: mayGoPlain(draft, kind) && draft.plaintext,
  }
}
