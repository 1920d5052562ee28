using Microsoft.Win32.SafeHandles;

namespace Vedette.Agent.Spool;

/// <summary>A place in the spool from which one lane reads on; numbers from <c>below</c> on are another lane's. Only <see cref="Spool"/> touches the inside.</summary>
internal sealed class SpoolCursor(ulong from, ulong below) : IDisposable
{
    public ulong NextSeq { get; set; } = from;

    public ulong Below { get; } = below;

    /// <summary>The open segment and where in it the next record begins.</summary>
    public SpoolSegment? Segment { get; private set; }

    public SafeFileHandle? File { get; private set; }

    public long Offset { get; set; }

    public void Enter(SpoolSegment segment)
    {
        File?.Dispose();
        Segment = null;
        File = System.IO.File.OpenHandle(segment.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Segment = segment;
        Offset = SegmentFormat.Header.Length;
    }

    public void Dispose() => File?.Dispose();
}
