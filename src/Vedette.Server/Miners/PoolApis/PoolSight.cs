using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.PoolApis;

/// <summary>What is known of a worker, or why nothing is.</summary>
/// <param name="WhyNothing">Null where there is a view.</param>
internal readonly record struct PoolSight(PoolWorkerView? View, Clause? WhyNothing)
{
    public static PoolSight Of(PoolWorkerView view) => new(view, null);

    public static PoolSight Nothing(Clause why) => new(null, why);
}
