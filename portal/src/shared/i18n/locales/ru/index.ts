import addHost from './add-host.json'
import auth from './auth.json'
import common from './common.json'
import fleet from './fleet.json'
import host from './host.json'
import metrics from './metrics.json'
import settings from './settings.json'
import shell from './shell.json'
import units from './units.json'

export default { addHost, auth, common, fleet, host, metrics, settings, shell, units }
