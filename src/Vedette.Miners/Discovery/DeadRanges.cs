namespace Vedette.Miners.Discovery;

/// <summary>
/// Remembers blocks of 256 addresses in which nothing answers. After two scans without an answer a block is looked at half as often, then a quarter as often, down to once an hour; one answer makes it an ordinary one again.
/// </summary>
public sealed class DeadRanges(TimeProvider clock, TimeSpan scanInterval, TimeSpan longestPause)
{
    private const int SilentScansAtFullPace = 2;

    // Guards _silent; a scan and whoever hears of a miner elsewhere may come at the same time.
    private readonly Lock _lock = new();
    private readonly Dictionary<uint, SilentBlock> _silent = [];

    public DeadRanges(TimeProvider clock) : this(clock, TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(3600))
    {
    }

    /// <summary>How many blocks are looked at more rarely than each scan.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _silent.Values.Count(b => b.Scans >= SilentScansAtFullPace);
            }
        }
    }

    /// <summary>Somebody was heard of there by other means: the next scan looks again.</summary>
    public void Hit(string address)
    {
        if (AddressText.TryParse(address, out uint number))
        {
            Record(number, answered: true, clock.GetTimestamp());
        }
    }

    internal static uint BlockOf(uint address) => address >> 8;

    /// <summary>Half an interval early is due: a scan that begins a second too soon would otherwise miss its turn by a whole interval.</summary>
    internal bool IsDue(uint address)
    {
        lock (_lock)
        {
            return !_silent.TryGetValue(BlockOf(address), out SilentBlock block) || clock.GetElapsedTime(block.ScannedAt) >= Pause(block.Scans) - (scanInterval / 2);
        }
    }

    /// <param name="scannedAt">When that scan began, as a timestamp of the clock.</param>
    internal void Record(uint address, bool answered, long scannedAt)
    {
        uint block = BlockOf(address);
        lock (_lock)
        {
            if (answered)
            {
                _silent.Remove(block);
                return;
            }

            _silent.TryGetValue(block, out SilentBlock known);
            _silent[block] = new SilentBlock(known.Scans + 1, scannedAt);
        }
    }

    private TimeSpan Pause(int scans)
    {
        TimeSpan pause = scanInterval;
        for (int i = SilentScansAtFullPace; i <= scans && pause < longestPause; i++)
        {
            pause *= 2;
        }

        return pause < longestPause ? pause : longestPause;
    }

    private readonly record struct SilentBlock(int Scans, long ScannedAt);
}
