using System.Diagnostics;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Conversations;

internal sealed class FuzzTally
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _conversations;
    private int _refused;

    public int Damaged { get; set; }

    /// <summary>Conversations of which boards came out.</summary>
    public int Whole { get; private set; }

    public TimeSpan Longest { get; private set; }

    public void Count(MinerSnapshot? snapshot, TimeSpan took)
    {
        _conversations++;
        _refused += snapshot is null or { Identity.Vendor: "unknown" } ? 1 : 0;
        Whole += snapshot is { Boards.Count: > 0 } ? 1 : 0;
        Longest = took > Longest ? took : Longest;
    }

    public override string ToString() =>
        $"{Damaged} damaged answers in {_conversations} rounds and {_clock.Elapsed.TotalSeconds:F1} s: {Whole} with boards, {_refused} refused or unknown, none threw; the longest round took {Longest.TotalMilliseconds:F1} ms";
}
