namespace Vedette.Miners.Sites;

/// <summary>Addresses where something is that is no miner: a printer need not be asked each five minutes whether it has become one. Safe to use from several threads.</summary>
internal sealed class SomebodyElse(TimeProvider clock)
{
    private static readonly TimeSpan LeaveAloneFor = TimeSpan.FromHours(1);

    // More of them than this in a site's ranges are asked again sooner.
    private const int Most = 65_536;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);

    public void Add(string address)
    {
        lock (_lock)
        {
            if (_seen.Count < Most)
            {
                _seen[address] = clock.GetTimestamp();
            }
        }
    }

    public IReadOnlyCollection<string> Current()
    {
        lock (_lock)
        {
            var current = new List<string>();
            foreach (string address in _seen.Keys.ToArray())
            {
                if (clock.GetElapsedTime(_seen[address]) < LeaveAloneFor)
                {
                    current.Add(address);
                }
                else
                {
                    _seen.Remove(address);
                }
            }

            return current;
        }
    }
}
