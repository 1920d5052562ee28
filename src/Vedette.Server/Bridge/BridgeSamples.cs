using System.Text.Json;
using Vedette.Model.Hosts;
using Vedette.Server.Ingest;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Bridge;

/// <summary>The gauges of a posted state, so that its host stands on the fleet's page like any other. What was not measured makes no sample.</summary>
internal static class BridgeSamples
{
    public static SampleSet Of(AgentRow agent, JsonElement state, long nowMs)
    {
        var set = new SampleSetBuilder(agent);
        set.At(nowMs);
        JsonElement hardware = JsonField.Get(state, "hardware") ?? default;
        JsonElement memory = JsonField.Get(hardware, "memory") ?? default;
        Add(HostMetrics.CpuUsagePercent, JsonField.Number(JsonField.Get(hardware, "cpu") ?? default, "usage_percent"));
        Add(HostMetrics.MemoryUsageBytes, SystemStateEntities.Bytes(JsonField.Number(memory, "used_gb")));
        Add(HostMetrics.MemoryTotalBytes, SystemStateEntities.Bytes(JsonField.Number(memory, "total_gb")));
        Add(HostMetrics.SwapUsageBytes, SystemStateEntities.Bytes(JsonField.Number(memory, "swap_used_gb")));
        Add(HostMetrics.SwapTotalBytes, SystemStateEntities.Bytes(JsonField.Number(memory, "swap_total_gb")));
        Add(HostMetrics.UptimeSeconds, JsonField.Number(hardware, "uptime"));
        if (JsonField.Get(state, "processes") is { ValueKind: JsonValueKind.Array } processes)
        {
            Add(HostMetrics.Processes, processes.GetArrayLength());
        }

        return set.Build(nowMs);

        void Add(HostMetric metric, double? value)
        {
            if (value is >= 0 and var known)
            {
                set.Add(metric.Series, known);
            }
        }
    }
}
