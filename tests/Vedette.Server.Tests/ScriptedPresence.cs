using Vedette.Model.Hosts;
using Vedette.Server.Fleet;

namespace Vedette.Server.Tests;

internal sealed class ScriptedPresence : IHostPresence
{
    public Dictionary<int, HostPresence> Known { get; } = [];

    public HostPresence Get(int agentId) =>
        Known.TryGetValue(agentId, out HostPresence? known) ? known : new HostPresence { Status = HostStatus.Pending, Metrics = new double?[HostMetrics.All.Count] };
}
