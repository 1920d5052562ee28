namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>What one reply says.</summary>
/// <param name="Problem">Why nothing can be read from it, as the rest of a sentence that begins with "The pool"; made of our words, never of the reply's.</param>
internal sealed record PoolPage(IReadOnlyList<PoolWorker> Workers, bool HasNext, string? Problem)
{
    public static PoolPage Of(IReadOnlyList<PoolWorker> workers, bool hasNext = false) => new(workers, hasNext, null);

    public static PoolPage Refused(string problem) => new([], false, problem);
}
