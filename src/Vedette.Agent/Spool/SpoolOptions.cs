namespace Vedette.Agent.Spool;

/// <param name="Directory">The spool's own folder.</param>
/// <param name="MaxBytes">Over this the oldest segment goes, sent or not.</param>
/// <param name="SyncEvery">How much may be lost with the power; a crash of the process alone loses nothing that was written.</param>
internal sealed record SpoolOptions(string Directory, long MaxBytes, TimeSpan SyncEvery)
{
    // A segment is dropped as a whole and read as a whole at recovery: small enough for both.
    private const long LargestSegmentBytes = 512 * 1024;
    private const long SmallestSegmentBytes = 4096;
    private const int SegmentsAtLeast = 8;

    public static readonly TimeSpan DefaultSyncEvery = TimeSpan.FromSeconds(30);

    public long SegmentBytes => Math.Clamp(MaxBytes / SegmentsAtLeast, SmallestSegmentBytes, LargestSegmentBytes);
}
