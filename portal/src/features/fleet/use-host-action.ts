import { useMutation, useQueryClient } from '@tanstack/react-query'
import { hostsKey } from '@/shared/hosts/api/list-hosts'

/** Runs a change of the fleet and reads the list again after it. */
export function useHostAction<Input, Result>(action: (input: Input) => Promise<Result>, onDone?: (result: Result) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: action,
    onSuccess: async (result) => {
      await queries.invalidateQueries({ queryKey: hostsKey })
      onDone?.(result)
    },
  })
}
