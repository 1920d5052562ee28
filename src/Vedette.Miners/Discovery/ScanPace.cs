using System.Diagnostics.CodeAnalysis;

namespace Vedette.Miners.Discovery;

/// <summary>
/// How hard a scan knocks. On a wire of our own a silent address costs its neighbours more than the two connections that nobody takes: the kernel asks three times, a second apart, by broadcast who has it, and every
/// device on the wire must look at each of those frames.
/// </summary>
public sealed record ScanPace
{
    /// <summary>Silent hosts hold a place for a second each; more than this many only <see cref="Wide"/> has.</summary>
    public const int MostHostsInFlight = 128;

    public const int MostConnectsPerSecond = 600;

    private ScanPace()
    {
    }

    /// <summary>
    /// 75 addresses a second at most: 225 broadcasts a second if all are dark, which no device feels. A /24 takes 17 s, a /22 one minute, a /16 an hour.
    /// </summary>
    public static ScanPace Gentle { get; } = new() { Name = "gentle", ConnectsPerSecond = 150, HostsInFlight = 64 };

    /// <summary>
    /// For wide, mostly dark ranges, where the owner asks for it: 300 addresses a second, a /16 in under four minutes and so within the usual interval of 300 s. If all are dark that is 900 broadcasts of 64 bytes a
    /// second, 0.6 Mbit/s: below the 1 % of a 100 Mbit/s port where storm control begins. It is also as far as the kernel goes: unresolved neighbours stay in its table for three seconds, and that holds 1,024
    /// (gc_thresh3) before it refuses new ones. Through a router it is the router that asks; the figures are the same on its far side.
    /// </summary>
    public static ScanPace Wide { get; } = new() { Name = "wide", ConnectsPerSecond = MostConnectsPerSecond, HostsInFlight = 384, Retry = SilentRetry.WhereNeighboursAnswered };

    public string Name { get; private init; } = "custom";

    public int ConnectsPerSecond { get; private init; }

    /// <summary>Hosts that are knocked at, at one time.</summary>
    public int HostsInFlight { get; private init; }

    /// <summary>Hosts that are asked what they are, at one time: beside the others, so that a slow device holds nobody up.</summary>
    public int IdentificationsInFlight { get; } = 32;

    public TimeSpan FirstPatience { get; } = TimeSpan.FromSeconds(1);

    public TimeSpan RetryPatience { get; } = TimeSpan.FromSeconds(2.5);

    /// <summary>All questions to one device together.</summary>
    public TimeSpan IdentifyWithin { get; } = TimeSpan.FromSeconds(10);

    public SilentRetry Retry { get; private init; }

    /// <summary>The owner's own figures, within the bounds.</summary>
    public static bool TryCreate(int connectsPerSecond, int hostsInFlight, [NotNullWhen(true)] out ScanPace? pace, [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (connectsPerSecond is < 1 or > MostConnectsPerSecond)
        {
            error = $"{connectsPerSecond} new connections a second; needed are 1 to {MostConnectsPerSecond}.";
        }
        else if (hostsInFlight is < 1 or > MostHostsInFlight)
        {
            error = $"{hostsInFlight} hosts at a time; needed are 1 to {MostHostsInFlight}.";
        }

        pace = error is null ? Gentle with { Name = "custom", ConnectsPerSecond = connectsPerSecond, HostsInFlight = hostsInFlight } : null;
        return pace is not null;
    }

    /// <summary>How long a scan of so many addresses takes where nobody answers: the longest that a range can take but for slow devices.</summary>
    public TimeSpan WhereNobodyAnswers(int addresses)
    {
        TimeSpan first = Pass(addresses, FirstPatience);
        return Retry == SilentRetry.All ? first + Pass(addresses, RetryPatience) : first;
    }

    private TimeSpan Pass(int addresses, TimeSpan patience)
    {
        double byBudget = 2.0 * addresses / ConnectsPerSecond;
        double byPlaces = addresses * patience.TotalSeconds / HostsInFlight;
        return TimeSpan.FromSeconds(Math.Max(byBudget, byPlaces)) + patience;
    }
}
