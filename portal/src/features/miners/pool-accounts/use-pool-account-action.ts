import { useMutation, useQueryClient } from '@tanstack/react-query'
import { poolAccountsKey } from './api/list-pool-accounts'

/** A change of the pool accounts; the list is read again after it, whatever came of it. */
export function usePoolAccountAction<Input, Result>(action: (input: Input) => Promise<Result>, onDone?: (result: Result) => void) {
  const queries = useQueryClient()
  // What was sent may hold a secret: no copy of it outlives the form.
  return useMutation({ mutationFn: action, gcTime: 0, onSuccess: onDone, onSettled: () => queries.invalidateQueries({ queryKey: poolAccountsKey }) })
}
