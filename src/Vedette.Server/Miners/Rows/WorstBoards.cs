using Vedette.Model.States;
using Vedette.Server.Miners.Roster;

namespace Vedette.Server.Miners.Rows;

/// <summary>Boards of many miners, the worst first: lost ones, then by their share of the expected rate.</summary>
internal sealed class WorstBoards(MinerRows rows, MinerRoster roster, MinerRowBook book)
{
    /// <summary>No miner has more; a larger number of an agent's is not believed.</summary>
    private const int MostSlots = 64;

    public async Task<IReadOnlyList<SiteBoard>> ReadAsync(HashSet<int>? sites, int limit, CancellationToken stop)
    {
        List<MinerRow> working = await rows.ReadAsync(m => sites is null || sites.Contains(m.SiteId), stop);
        return
        [
            .. working.Where(r => r.Figures is not null && r.Status != MinerStatus.Sleeping).SelectMany(Boards)
                .OrderBy(b => b.Lost ? 0 : Share(b) is null ? 2 : 1).ThenBy(Share).ThenBy(b => b.MinerId).ThenBy(b => b.Slot).Take(limit),
        ];
    }

    private static double? Share(SiteBoard board) => board is { Hashrate: double rate, ExpectedHashrate: > 0 and double expected } ? rate / expected : null;

    private IEnumerable<SiteBoard> Boards(MinerRow row)
    {
        if (roster.Find(row.Id) is not { } miner || book.FactsOf(miner) is not { Boards.Count: > 0 } facts)
        {
            // A device that tells of no board at all has not lost them: it does not say.
            return [];
        }

        BoardView[] told = [.. facts.Boards.Select(BoardView.Of)];
        long expected = Math.Min(facts.Miner.Integer(MinerFields.ExpectedBoards) ?? 0, MostSlots);
        var slots = told.Select(b => b.Slot).ToHashSet();
        IEnumerable<SiteBoard> lost = Enumerable.Range(0, (int)Math.Max(0, expected)).Where(slot => !slots.Contains(slot)).Take((int)Math.Max(0, expected - told.Length))
            .Select(slot => new SiteBoard(new BoardView { Slot = slot, ExpectedChips = told.Max(b => b.ExpectedChips), ExpectedHashrate = told.Max(b => b.ExpectedHashrate) }, row) { Lost = true });
        return told.Select(b => new SiteBoard(b, row)).Concat(lost);
    }
}
