using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>Keeps back what the firmware of a miner has no way for. Where an agent does not say, it decides itself when the order comes.</summary>
internal sealed class FirmwareCheck(ISupportedActions supported)
{
    private const int MostNamed = 10;

    /// <summary>Those of the miners that cannot be told to do it.</summary>
    public async ValueTask<IReadOnlyList<int>> UnfitAsync(IReadOnlyList<RosteredMiner> miners, string word, CancellationToken stop)
    {
        IReadOnlyList<IReadOnlyList<string>?> told = await supported.OfAsync(miners, stop);
        return [.. miners.Where((_, i) => told[i]?.Contains(word) == false).Select(m => m.Id)];
    }

    /// <summary>Null where each of them can be told to.</summary>
    public async ValueTask<string?> ProblemAsync(IReadOnlyList<RosteredMiner> miners, string word, CancellationToken stop) => Problem(await UnfitAsync(miners, word, stop), word);

    /// <summary>Null where there is none that is unfit.</summary>
    public static string? Problem(IReadOnlyList<int> unfit, string word)
    {
        string rest = unfit.Count > MostNamed ? $" and {unfit.Count - MostNamed} more" : "";
        return unfit.Count == 0 ? null : $"There is no known way to tell the firmware of {(unfit.Count == 1 ? "miner" : "miners")} {string.Join(", ", unfit.Take(MostNamed))}{rest} to do '{word}'.";
    }
}
