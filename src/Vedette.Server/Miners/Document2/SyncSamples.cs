using Vedette.Model.Series;
using Vedette.Server.Ingest;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Miners.Document2;

/// <summary>The series of a sync's statistics, under the names that our own agents give them. What was not measured makes no sample.</summary>
internal static class SyncSamples
{
    public static SampleSet Of(AgentRow agent, string? site, IReadOnlyList<SyncedMiner> measured, long nowMs)
    {
        var set = new SampleSetBuilder(agent, site);
        foreach (SyncedMiner miner in measured)
        {
            set.At(miner.CollectedAtMs!.Value);
            var own = new Label("miner", miner.Key);
            set.Add("miner_up", 1, own);
            Add("miner_hashrate_hashes_per_second", miner.Hashrate, own, new Label("window", "5s"));
            Add("miner_power_watts", miner.PowerWatts, own, new Label("source", "reported"));
            Add("miner_temperature_celsius", miner.Temperature, own, new Label("sensor", "board"));
            Add("miner_fan_speed_rpm", miner.FanRpm, own, new Label("fan", "0"), new Label("kind", "chassis"));
            Add("miner_shares_total", miner.Accepted, own, new Label("result", "accepted"));
            Add("miner_shares_total", miner.Rejected, own, new Label("result", "rejected"));
        }

        return set.Build(nowMs);

        void Add(string metric, double? value, params ReadOnlySpan<Label> labels)
        {
            if (value is double known)
            {
                set.Add(metric, known, labels);
            }
        }
    }
}
