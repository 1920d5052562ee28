/** What stands for a thing for as long as it is there. */
export interface Keyed {
  key: string
}
