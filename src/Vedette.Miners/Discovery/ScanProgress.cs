namespace Vedette.Miners.Discovery;

/// <summary>The counts of one scan; they may be read while it runs.</summary>
public sealed class ScanProgress
{
    private int _hosts;
    private int _skipped;
    private int _tried;
    private int _answered;
    private int _found;
    private int _unknown;
    private int _somebodyElse;
    private int _errors;
    private volatile string? _lastError;

    /// <summary>Addresses of the range without the excluded ones; 0 until the scan has begun.</summary>
    public int Hosts => Volatile.Read(ref _hosts);

    /// <summary>Left out this time: known ones, and blocks that are dark for long.</summary>
    public int Skipped => Volatile.Read(ref _skipped);

    /// <summary>Knocked at, each once however often.</summary>
    public int Tried => Volatile.Read(ref _tried);

    /// <summary>Somebody is there: a port was open or refused.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Miners, without the unknown ones.</summary>
    public int Found => Volatile.Read(ref _found);

    public int Unknown => Volatile.Read(ref _unknown);

    public int SomebodyElse => Volatile.Read(ref _somebodyElse);

    /// <summary>Knocks that this host could not make, and devices that did not say in time what they are.</summary>
    public int Errors => Volatile.Read(ref _errors);

    public string? LastError => _lastError;

    internal void Begin(int hosts, int skipped)
    {
        Volatile.Write(ref _hosts, hosts);
        Volatile.Write(ref _skipped, skipped);
    }

    internal void Knocked() => Interlocked.Increment(ref _tried);

    internal void Heard() => Interlocked.Increment(ref _answered);

    internal void Failed(string error)
    {
        _lastError = error;
        Interlocked.Increment(ref _errors);
    }

    internal void Told(ScanFindingKind kind)
    {
        switch (kind)
        {
            case ScanFindingKind.Miner:
                Interlocked.Increment(ref _found);
                break;
            case ScanFindingKind.UnknownMiner:
                Interlocked.Increment(ref _unknown);
                break;
            case ScanFindingKind.SomebodyElse:
                Interlocked.Increment(ref _somebodyElse);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "A failure is told by its error.");
        }
    }
}
