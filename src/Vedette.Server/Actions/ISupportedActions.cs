using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>What agents say that their miners can be told to do; a seam, so that runs are tested without states.</summary>
internal interface ISupportedActions
{
    /// <summary>For each miner in turn words of <see cref="Vedette.Model.Miners.ControlWays"/>; null where its agent does not say.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<string>?>> OfAsync(IReadOnlyList<RosteredMiner> miners, CancellationToken stop);
}
