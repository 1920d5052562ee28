import addHost from './add-host.json'
import auth from './auth.json'
import common from './common.json'
import fields from './fields.json'
import fleet from './fleet.json'
import host from './host.json'
import metrics from './metrics.json'
import settings from './settings.json'
import shell from './shell.json'
import twin from './twin.json'
import units from './units.json'
import where from './where.json'

export default { addHost, auth, common, fields, fleet, host, metrics, settings, shell, twin, units, where }
