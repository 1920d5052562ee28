// Saved views of the stand-in server; they last until it stops.
const views = [
  { id: 1, page: 'miners', name: 'Hydro, hottest first', query: 'tag=hydro&sort=temperature_chip.desc', shared: false, owner: 'admin', own: true },
  { id: 2, page: 'miners', name: 'Night watch', query: 'status=offline%2Cneeds_attention', shared: true, owner: 'olga', own: false },
]

export const viewRoutes = [
  ['GET', /^\/api\/views$/, (url) => views.filter(({ page }) => page === url.searchParams.get('page'))],
  ['POST', /^\/api\/views$/, (_url, body) => {
    const view = { shared: false, ...body, id: Math.max(0, ...views.map(({ id }) => id)) + 1, owner: 'admin', own: true }
    views.push(view)
    return view
  }],
  ['PATCH', /^\/api\/views\/(\d+)$/, (_url, id, body) => {
    const view = views.find((one) => one.id === Number(id))
    return view ? Object.assign(view, body) : 404
  }],
  ['DELETE', /^\/api\/views\/(\d+)$/, (_url, id) => {
    const index = views.findIndex((one) => one.id === Number(id))
    if (index < 0) return 404
    views.splice(index, 1)
    return null
  }],
]
