import { useMutation, useQueryClient } from '@tanstack/react-query'
import { minersKey } from '../api/list-miners'
import { sitesKey } from '../api/list-sites'

/** A change of the places of a site; everything that shows places is read again after it. */
export function usePlaceAction<Input, Result>(action: (input: Input) => Promise<Result>, onDone?: (result: Result) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: action,
    onSuccess: async (result) => {
      await Promise.all([queries.invalidateQueries({ queryKey: sitesKey }), queries.invalidateQueries({ queryKey: minersKey })])
      onDone?.(result)
    },
  })
}
