using Vedette.Server.Actions;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Actions;

/// <summary>What a test says that miners can be told; of the others nobody says anything.</summary>
internal sealed class ScriptedSupport : ISupportedActions
{
    public Dictionary<int, string[]> ByMiner { get; } = [];

    public ValueTask<IReadOnlyList<IReadOnlyList<string>?>> OfAsync(IReadOnlyList<RosteredMiner> miners, CancellationToken stop) =>
        ValueTask.FromResult<IReadOnlyList<IReadOnlyList<string>?>>([.. miners.Select(m => ByMiner.GetValueOrDefault(m.Id))]);
}
