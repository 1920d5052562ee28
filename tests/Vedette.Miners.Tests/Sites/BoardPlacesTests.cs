using Vedette.Miners.Sites;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Sites;

public sealed class BoardPlacesTests
{
    [Theory]
    [InlineData("1 2 3", "1 3", "0 2")]
    [InlineData("1 2 3", "2 3", "1 2")]
    [InlineData("1 2 3", "3", "2")]
    [InlineData("6 7 8", "7", "1")]
    [InlineData("1 2 3", "1 2 3", "0 1 2")]
    [InlineData("1 3", "1 2 3", "0 1 2")]   // What was dead when it was found comes back.
    [InlineData("1 2 3", "", "")]
    [InlineData("1 2 3", "0 1 2", "0 1 2")]   // Other firmware counts from elsewhere, and there are no four.
    [InlineData("1 2 3", "5 6 7", "0 1 2")]   // Nor six.
    [InlineData("", "2 3", "0 1")]
    [InlineData("a b c", "a c", "0 1")]   // Names tell no order.
    [InlineData("1 2 3", "1 1", "0 1")]
    [InlineData("3 1 2", "3 1 2", "2 0 1")]
    [InlineData("3 1 2", "3 1", "2 0")]
    public void A_board_that_dies_leaves_the_others_where_they_are(string before, string now, string slots)
    {
        IReadOnlyList<int> known = BoardPlaces.Known([], Told(before));
        MinerSnapshot told = Told(now);
        known = BoardPlaces.Known(known, told);
        Assert.Equal(slots, string.Join(' ', BoardPlaces.Place(told, known).Boards.Select(b => b.Slot)));
    }

    [Fact]
    public void Numbers_that_are_others_at_every_read_are_not_kept()
    {
        IReadOnlyList<int> known = [];
        for (int read = 0; read < 1000; read++)
        {
            known = BoardPlaces.Known(known, Told($"{(3 * read) + 1} {(3 * read) + 2} {(3 * read) + 3}") with { ExpectedBoards = null });
            Assert.InRange(known.Count, 3, 64);
        }
    }

    [Fact]
    public async Task Places_outlive_the_death_of_a_board_and_a_restart_of_the_program()
    {
        var site = new MadeUpSite();
        site.Find("10.0.0.1", With("1 2 3"));
        await site.VisitDueAsync(TestContext.Current.CancellationToken);
        site.Reader.At["10.0.0.1"] = With("1 3");
        await site.RunAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal([(0, "1"), (2, "3")], site.Only.Snapshot!.Boards.Select(b => (b.Slot, b.Id!)));

        var next = new MadeUpSite();
        next.Directory.Restore(site.Directory.Remember());
        next.Reader.At["10.0.0.1"] = With("3");
        await next.RunAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal([(2, "3")], next.Only.Snapshot!.Boards.Select(b => (b.Slot, b.Id!)));
    }

    private static MadeUpDevice With(string numbers) => MadeUpDevice.Antminer(MadeUpSite.MacA) with { Boards = Told(numbers).Boards };

    private static MinerSnapshot Told(string numbers) => new()
    {
        CollectedAt = default,
        Address = "10.0.0.1",
        Identity = MadeUpDevice.Identify("antminer", MadeUpSite.MacA),
        ExpectedBoards = 3,
        Boards = [.. numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((id, slot) => new MinerBoard { Slot = slot, Id = id })],
    };
}
