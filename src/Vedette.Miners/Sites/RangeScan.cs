using Vedette.Miners.Discovery;

namespace Vedette.Miners.Sites;

/// <summary>One scan of one range: takes what is found into the directory and counts what that means.</summary>
internal sealed class RangeScan(MinerDirectory directory, SomebodyElse others) : IProgress<ScanFinding>
{
    // Findings come from several threads.
    private int _new;
    private int _moved;

    public ScanProgress Progress { get; } = new();

    public int New => Volatile.Read(ref _new);

    public int Moved => Volatile.Read(ref _moved);

    public void Report(ScanFinding value)
    {
        if (value.Kind == ScanFindingKind.SomebodyElse)
        {
            others.Add(value.Address);
        }

        if (value.Identity is not { } identity)
        {
            return;
        }

        switch (directory.See(value.Address, value.OpenPort ?? MinerSiteOptions.UsualPort, SnapshotScrubbing.Scrub(identity), value.NeighbourMac))
        {
            case Sighting.New:
                Interlocked.Increment(ref _new);
                break;
            case Sighting.Moved:
                Interlocked.Increment(ref _moved);
                break;
        }
    }
}
