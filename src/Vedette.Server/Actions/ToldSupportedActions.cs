using Vedette.Server.Miners.Rows;
using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>As it stands in the rows.</summary>
internal sealed class ToldSupportedActions(MinerRowBook book) : ISupportedActions
{
    public async ValueTask<IReadOnlyList<IReadOnlyList<string>?>> OfAsync(IReadOnlyList<RosteredMiner> miners, CancellationToken stop)
    {
        await book.RefreshAsync(stop);
        return [.. miners.Select(m => book.FactsOf(m)?.Told.SupportedActions)];
    }
}
