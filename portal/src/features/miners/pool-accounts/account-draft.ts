import type { NewPoolAccount } from './api/create-pool-account'
import type { PoolAccountChanges } from './api/change-pool-account'
import type { PoolAccount } from './api/list-pool-accounts'
import type { PoolKind } from './api/list-pool-kinds'

/** What stands in the form. */
export interface AccountDraft {
  kind: string
  account: string
  secret: string
  baseUrl: string
  hosts: string
  plaintext: boolean
}

export const emptyDraft: AccountDraft = { kind: '', account: '', secret: '', baseUrl: '', hosts: '', plaintext: false }

/** An account that is there, as it stands in the form at first. Its secret is the server's. */
export const draftOf = (account: PoolAccount): AccountDraft => ({
  kind: account.kind,
  account: account.account,
  secret: '',
  baseUrl: account.is_own_base_url ? account.base_url : '',
  hosts: account.hosts.join(' '),
  plaintext: account.allow_plaintext,
})

/** Only a pool without a secret may be asked without TLS, and only when its address says so. */
export const mayGoPlain = (draft: AccountDraft, kind: PoolKind) => !kind.needs_secret && draft.baseUrl.trim().toLowerCase().startsWith('http://')

/** Another address than before: the server sends it no secret that was given for the old one. */
export const isMoved = (draft: AccountDraft, account: PoolAccount) => withSlash(draft.baseUrl) !== withSlash(draftOf(account).baseUrl)

/** Fields that were not filled in are left to the server. */
export function toAccount(draft: AccountDraft, kind: PoolKind): NewPoolAccount {
  return {
    kind: kind.kind,
    account: draft.account.trim(),
    secret: kind.needs_secret ? draft.secret.trim() : null,
    base_url: draft.baseUrl.trim() || null,
    hosts: hostsOf(draft),
    allow_plaintext: mayGoPlain(draft, kind) && draft.plaintext,
  }
}

/** Only what is different: a secret that was not typed stays as it is. */
export function toChanges(draft: AccountDraft, account: PoolAccount, kind: PoolKind): PoolAccountChanges {
  const wanted = toAccount(draft, kind)
  return {
    ...(wanted.account !== account.account && { account: wanted.account }),
    ...(wanted.secret && { secret: wanted.secret }),
    ...(isMoved(draft, account) && { base_url: wanted.base_url }),
    ...(wanted.hosts.join(' ') !== account.hosts.join(' ') && { hosts: wanted.hosts }),
    ...(wanted.allow_plaintext !== account.allow_plaintext && { allow_plaintext: wanted.allow_plaintext }),
  }
}

const hostsOf = (draft: AccountDraft) => draft.hosts.split(/[\s,]+/).filter(Boolean)

const withSlash = (url: string) => url.trim().replace(/\/*$/, '/')
