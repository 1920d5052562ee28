using Vedette.Server.Miners.PoolApis.Dialects;

namespace Vedette.Server.Miners.PoolApis.Asking;

/// <summary>What came of asking a pool once.</summary>
/// <param name="Workers">Empty where there is a problem.</param>
/// <param name="IsWhole">No page and no worker is missing from the list.</param>
internal sealed record PoolReading(IReadOnlyList<PoolWorker> Workers, bool IsWhole)
{
    /// <summary>One sentence without a secret and without a word of the reply's; null = it answered.</summary>
    public string? Problem { get; private init; }

    /// <summary>It does not take the secret, or this server: asking again soon makes it worse.</summary>
    public bool IsRefusal { get; private init; }

    /// <summary>The pool's own wish.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static PoolReading Failed(string problem, bool isRefusal = false, TimeSpan? retryAfter = null) =>
        new([], IsWhole: false) { Problem = problem, IsRefusal = isRefusal, RetryAfter = retryAfter };
}
