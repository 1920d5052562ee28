using Vedette.Server.Miners.Judgement.Truth;

namespace Vedette.Server.Miners.PoolApis;

/// <summary>What is known of a worker, or why nothing is.</summary>
/// <param name="WhyNothing">The rest of a sentence; null where there is a view.</param>
internal readonly record struct PoolSight(PoolWorkerView? View, string? WhyNothing)
{
    public static PoolSight Of(PoolWorkerView view) => new(view, null);

    public static PoolSight Nothing(string why) => new(null, why);
}
