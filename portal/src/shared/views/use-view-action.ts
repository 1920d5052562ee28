import { useMutation, useQueryClient } from '@tanstack/react-query'
import { viewsKey } from './api/list-views'

/** A change of the saved views; every menu of them is read again after it. */
export function useViewAction<Input, Result>(action: (input: Input) => Promise<Result>, onDone?: (result: Result, input: Input) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: action,
    onSuccess: async (result, input) => {
      await queries.invalidateQueries({ queryKey: viewsKey })
      onDone?.(result, input)
    },
  })
}
