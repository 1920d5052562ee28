namespace Vedette.Miners.Discovery;

/// <summary>Which reported addresses are worth a look: those of the owner's ranges, and each of them once per press of a button. Not safe to use from several threads.</summary>
public sealed class ReportedAddressFilter(IReadOnlyList<AddressRange> ranges, TimeProvider clock)
{
    // One press sends several packets, and a person who sees nothing presses again.
    private static readonly TimeSpan OncePer = TimeSpan.FromSeconds(10);

    // More of them within ten seconds no people press.
    private const int MostRecent = 256;

    private readonly Dictionary<string, long> _recent = new(StringComparer.Ordinal);

    public ReportVerdict Judge(string address)
    {
        if (!ranges.Any(r => r.Contains(address)))
        {
            return ReportVerdict.Outside;
        }

        foreach (string old in _recent.Where(r => clock.GetElapsedTime(r.Value) >= OncePer).Select(r => r.Key).ToArray())
        {
            _recent.Remove(old);
        }

        if (_recent.Count >= MostRecent)
        {
            return ReportVerdict.Repeated;
        }

        return _recent.TryAdd(address, clock.GetTimestamp()) ? ReportVerdict.LookThere : ReportVerdict.Repeated;
    }
}
