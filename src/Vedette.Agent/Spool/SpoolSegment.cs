namespace Vedette.Agent.Spool;

/// <summary>One file of the spool: batches <see cref="First"/> to <see cref="Last"/>, every one of them.</summary>
internal sealed class SpoolSegment(string path, ulong first)
{
    // What a file takes at least on common file systems; many tiny files must not slip through the bound.
    private const long BlockBytes = 4096;

    public string Path { get; } = path;

    public ulong First { get; } = first;

    public ulong Last { get; set; } = first;

    /// <summary>Bytes of sound content; a torn tail behind them does not count.</summary>
    public long Length { get; set; }

    public long DiskBytes => (Length + BlockBytes - 1) / BlockBytes * BlockBytes;

    public ulong BatchCount => Last - First + 1;
}
