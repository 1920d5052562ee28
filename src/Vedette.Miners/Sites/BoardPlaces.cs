using System.Globalization;
using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>
/// Keeps every board at its place. A device leaves out what it does not find, so that the order of those that are left tells nothing: the boards behind a dead one would take over its place and its history.
/// Only a device that numbers its boards can be helped.
/// </summary>
internal static class BoardPlaces
{
    /// <summary>No machine has more; a device that gives its boards other numbers at every read has no places.</summary>
    private const int MostPlaces = 64;

    /// <summary>The numbers of all places that boards were seen at, ascending; the boards of now alone where they were numbered anew.</summary>
    public static IReadOnlyList<int> Known(IReadOnlyList<int> before, MinerSnapshot snapshot)
    {
        if (Numbers(snapshot.Boards) is not { } now)
        {
            return before;
        }

        int[] all = [.. before.Union(now).Order()];
        return all.Length == before.Count ? before : all.Length <= Math.Max(snapshot.ExpectedBoards ?? MostPlaces, now.Count) ? all : [.. now.Order()];
    }

    /// <param name="known">Has the number of each board.</param>
    public static MinerSnapshot Place(MinerSnapshot snapshot, IReadOnlyList<int> known)
    {
        // Also where none is missing: some tell their boards in no order.
        if (Numbers(snapshot.Boards) is not { } now)
        {
            return snapshot;
        }

        return snapshot with { Boards = [.. snapshot.Boards.Zip(now, (board, number) => board with { Slot = Math.Max(0, IndexOf(known, number)) })] };
    }

    /// <summary>Null where one has no number, or two have the same.</summary>
    private static List<int>? Numbers(IReadOnlyList<MinerBoard> boards)
    {
        var numbers = new List<int>(boards.Count);
        foreach (MinerBoard board in boards)
        {
            if (!int.TryParse(board.Id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || numbers.Contains(number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.Count > 0 ? numbers : null;
    }

    private static int IndexOf(IReadOnlyList<int> known, int number)
    {
        int at = 0;
        while (at < known.Count && known[at] != number)
        {
            at++;
        }

        return at < known.Count ? at : -1;
    }
}
