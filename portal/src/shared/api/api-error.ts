/** A refused or failed call. Status 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly sentence: string | null,
    readonly retryAfterSeconds: number | null,
  ) {
    super(sentence ?? `HTTP ${status}`)
    this.name = 'ApiError'
  }
}
