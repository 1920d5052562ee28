export const siteTabs = ['miners', 'map', 'boards', 'scan', 'places'] as const
export type SiteTab = (typeof siteTabs)[number]

/** No word is the first tab; an unknown one is none. */
export function readSiteTab(word: string | undefined): SiteTab | null {
  return word === undefined ? 'miners' : (siteTabs.find((tab) => tab === word && tab !== 'miners') ?? null)
}

export function siteTabPath(id: number, tab: SiteTab): string {
  return tab === 'miners' ? `/sites/${id}` : `/sites/${id}/${tab}`
}
