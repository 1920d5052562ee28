using Vedette.Model.Miners;

namespace Vedette.Miners.Families;

/// <summary>No machine has more parts than a few: a list that a damaged reply makes longer would be kept, sent on and shown.</summary>
internal static class SnapshotBounds
{
    private const int MostParts = 64;

    public static MinerSnapshot Within(MinerSnapshot snapshot)
    {
        bool isCut = snapshot.Boards.Count > MostParts || snapshot.Fans.Count > MostParts || snapshot.Pools.Count > MostParts || snapshot.Errors.Count > MostParts;
        return !isCut ? snapshot : snapshot with
        {
            Boards = First(snapshot.Boards),
            Fans = First(snapshot.Fans),
            Pools = First(snapshot.Pools),
            Errors = First(snapshot.Errors),
            Quality = snapshot.Quality with { Partial = true },
        };
    }

    private static IReadOnlyList<T> First<T>(IReadOnlyList<T> parts)
    {
        if (parts.Count <= MostParts)
        {
            return parts;
        }

        var first = new List<T>(MostParts);
        for (int at = 0; at < MostParts; at++)
        {
            first.Add(parts[at]);
        }

        return first;
    }
}
