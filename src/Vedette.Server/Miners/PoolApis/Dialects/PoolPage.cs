using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>What one reply says.</summary>
/// <param name="Problem">Why nothing can be read from it, as the rest of a sentence that begins with "The pool"; made of our words, never of the reply's.</param>
internal sealed record PoolPage(IReadOnlyList<PoolWorker> Workers, bool HasNext, string? Problem)
{
    /// <summary>There is a worker whose name could not be read: who is not in the list may be that one.</summary>
    public bool LeavesOut { get; private init; }

    /// <summary>The workers of an array.</summary>
    public static PoolPage OfList(JsonElement listed, Func<JsonElement, string?> name, Func<JsonElement, double?> rate, bool hasNext = false) =>
        Of(listed.EnumerateArray().Select(w => (name(w), w)), rate, hasNext);

    /// <summary>The workers of an object whose members have their names.</summary>
    public static PoolPage OfMembers(JsonElement listed, Func<JsonElement, double?> rate) => Of(listed.EnumerateObject().Select(w => (PoolJson.NameOf(w), w.Value)), rate, hasNext: false);

    public static PoolPage Refused(string problem) => new([], false, problem);

    private static PoolPage Of(IEnumerable<(string? Name, JsonElement Told)> listed, Func<JsonElement, double?> rate, bool hasNext)
    {
        var workers = new List<PoolWorker>();
        bool leavesOut = false;
        foreach ((string? name, JsonElement told) in listed.Take(PoolJson.MostWorkers))
        {
            if (name is not null && PoolJson.IsName(name))
            {
                workers.Add(new PoolWorker(name, rate(told)));
            }
            else
            {
                leavesOut = true;
            }
        }

        return new PoolPage(workers, hasNext, null) { LeavesOut = leavesOut };
    }
}
