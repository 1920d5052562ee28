namespace Vedette.Server.Miners.Rows;

/// <summary>Chooses, counts, sorts and pages.</summary>
internal sealed class MinerLists(MinerRows rows)
{
    public async Task<MinerList> ReadAsync(MinerSelection selection, CancellationToken stop)
    {
        List<MinerRow> site = await rows.ReadAsync(m => selection.Sites is null || selection.Sites.Contains(m.SiteId), stop);
        List<MinerRow> fitting = [.. site.Where(selection.Fits)];
        List<MinerRow> chosen = [.. fitting.Where(selection.IsChosen)];
        return new MinerList([.. selection.Order.Sort(chosen).Skip(selection.Offset).Take(selection.Limit)], chosen.Count, MinerCounts.Of(fitting));
    }
}
