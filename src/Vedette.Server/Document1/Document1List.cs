using System.Text.Json;
using Vedette.Model.Hosts;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Document1;

/// <summary>The fleet as document 1's portal reads it.</summary>
internal sealed class Document1List(AgentRegistry agents, AgentLastSeen lastSeen, IHostPresence presence, IHardwareInventory hardware, TimeProvider clock)
{
    private const double Mebibyte = 1024 * 1024;
    private const long OnlineWithinMs = 30_000;

    public async Task<IReadOnlyList<ListedAgent>> ReadAsync(CancellationToken stop)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var listed = new List<ListedAgent>();
        foreach (AgentRow agent in agents.All)
        {
            HardwareSnapshot? inventory = await hardware.CurrentAsync(agent.Id, stop);
            HostPresence stands = presence.Get(agent.Id);
            long? seen = Later(lastSeen.Get(agent.Id), stands.LastSeenMs);
            listed.Add(new ListedAgent(
                agent.AgentUid,
                agent.Name,
                seen is long at && now - at < OnlineWithinMs ? "online" : "idle",
                seen is long when ? DateTimeOffset.FromUnixTimeMilliseconds(when).UtcDateTime : null,
                Blocked: false,
                BlockedReason: null,
                inventory is null ? null : JsonElement.Parse(inventory.Json),
                Values(stands)));
        }

        return listed;
    }

    private static long? Later(long? a, long? b) => a is null || b > a ? b : a;

    private static MetricValues Values(HostPresence presence)
    {
        return new MetricValues
        {
            CpuLoad = Of(HostMetrics.CpuUsagePercent),
            RamUsedMb = Of(HostMetrics.MemoryUsageBytes) / Mebibyte,
            RamTotalMb = Of(HostMetrics.MemoryTotalBytes) / Mebibyte,
            GpuLoad = Of(HostMetrics.GpuUsagePercent),
            GpuMemUsedMb = Of(HostMetrics.GpuMemoryUsedBytes) / Mebibyte,
            NetRxBytes = (long?)Of(HostMetrics.NetworkReceiveBytesTotal),
            NetTxBytes = (long?)Of(HostMetrics.NetworkTransmitBytesTotal),
        };

        double? Of(HostMetric metric)
        {
            for (int i = 0; i < HostMetrics.All.Count; i++)
            {
                if (ReferenceEquals(HostMetrics.All[i], metric))
                {
                    return presence.Metrics[i] is double value && double.IsFinite(value) ? value : null;
                }
            }

            return null;
        }
    }
}
