using Vedette.Model.States;
using Vedette.Server.Bridge;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Miners.Document2;

/// <summary>Makes durable what a sync told.</summary>
internal sealed class SyncStore(IStateWriter states, ISampleWriter samples, TimeProvider clock)
{
    public long NowMs => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Null, or why the state was not stored.</summary>
    public async Task<string?> StateAsync(int agentId, SyncAgent told)
    {
        // Two calls of one millisecond are two states.
        long atMs = Math.Max(NowMs, told.LastMs + 1);
        told.Tracker.Begin(atMs);
        var observer = new StateObserver(told.Tracker);
        foreach (SyncedMiner miner in told.Miners.Values)
        {
            observer.Observe(EntityKind.Miner, miner.Key, miner.Describe, miner.Read);
            if (miner.FanRpm is double rpm)
            {
                observer.Observe(
                    EntityKind.MinerFan,
                    $"{miner.Key}/chassis/0",
                    d =>
                    {
                        d.Text(MinerFanFields.Miner, miner.Key);
                        d.Text(MinerFanFields.Kind, "chassis");
                        d.Integer(MinerFanFields.Slot, 0);
                    },
                    r => r.Number(MinerFanFields.Rpm, rpm));
            }
        }

        observer.End(EntityKind.Miner);
        observer.End(EntityKind.MinerFan);
        byte[] payload = told.Tracker.Finish().ToArray();
        bool stored = false;
        try
        {
            AppendResult result = await states.AppendAsync(new PostedState(agentId, payload, NowMs), CancellationToken.None);
            stored = result.StoredStates == 1;
            told.LastMs = stored ? atMs : told.LastMs;
            return stored ? null : $"The state was not stored: {string.Join(", ", result.Refused.Select(r => r.Reason))}.";
        }
        finally
        {
            if (!stored)
            {
                told.Tracker.RestartChain();
            }
        }
    }

    public async Task SamplesAsync(SampleSet set) => await samples.AppendAsync(set, CancellationToken.None);
}
