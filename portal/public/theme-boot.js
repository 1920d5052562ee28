// Runs before the first paint, so that the page never flashes in the wrong theme.
;(function () {
  var stored
  try {
    stored = JSON.parse(localStorage.getItem('vedette.preferences') || 'null')
  } catch {
    stored = null
  }
  var theme = stored && stored.state ? stored.state.theme : 'system'
  if (theme !== 'dark' && theme !== 'light') {
    theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  }
  document.documentElement.dataset.theme = theme
})()
