namespace Vedette.Storage.Telemetry.Epochs;

/// <summary>
/// Checksums of an epoch's newest batches. A batch keeps its number and its bytes for ever, so the same number with other bytes means that two spools use the epoch: a cloned
/// agent, whose samples would be dropped as duplicates.
/// </summary>
internal sealed class RecentChecksums
{
    private const int Kept = 32;

    private readonly (ulong Seq, uint Checksum)[] _slots = new (ulong, uint)[Kept];

    public void Remember(ulong seq, uint checksum) => _slots[seq % Kept] = (seq, checksum);

    /// <summary>False where nothing is remembered of the number.</summary>
    public bool Contradicts(ulong seq, uint checksum) => _slots[seq % Kept] is var (known, of) && known == seq && seq != 0 && of != checksum;
}
