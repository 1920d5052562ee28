using Microsoft.Win32.SafeHandles;

namespace Vedette.Agent.Spool;

/// <summary>Appends records to the newest segment and begins the next one when it is full. After a failed write it starts a new file: a torn tail is never written behind.</summary>
internal sealed class SegmentWriter(SpoolOptions options, ISpoolDisk disk, SpoolEvents events, TimeProvider clock) : IDisposable
{
    private SafeFileHandle? _file;
    private long _lastSync = clock.GetTimestamp();
    private bool _unsynced;

    /// <summary>The segment being written, or null between two.</summary>
    public SpoolSegment? Active { get; private set; }

    /// <summary>The segment that took the record, or null where the disk did not take it; nothing is half counted.</summary>
    public SpoolSegment? TryWrite(ulong seq, ReadOnlySpan<byte> record)
    {
        try
        {
            if (Active is not null && (Active.Length + record.Length > options.SegmentBytes || Active.Last + 1 != seq))
            {
                Close();
            }

            if (Active is null)
            {
                Begin(seq);
            }

            disk.Write(_file!, record, Active!.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            events.DiskFails(options.Directory, e);
            Abandon();
            return null;
        }

        SpoolSegment written = Active;
        written.Length += record.Length;
        written.Last = seq;
        _unsynced = true;
        events.DiskWorks();
        SyncWhenDue();
        return written;
    }

    /// <summary>Ends the active segment; the next record begins a new one.</summary>
    public void Close()
    {
        if (_file is null)
        {
            return;
        }

        Sync();
        Forget();
    }

    public void Dispose() => Close();

    private void Begin(ulong seq)
    {
        string path = Path.Join(options.Directory, SegmentFormat.FileName(seq));
        _file = disk.OpenForWriting(path);
        disk.Truncate(_file, 0);
        disk.Write(_file, SegmentFormat.Header, 0);
        Active = new SpoolSegment(path, seq) { Length = SegmentFormat.Header.Length };
    }

    private void SyncWhenDue()
    {
        if (clock.GetElapsedTime(_lastSync) >= options.SyncEvery && !Sync())
        {
            Forget();
        }
    }

    private bool Sync()
    {
        if (!_unsynced)
        {
            return true;
        }

        _unsynced = false;
        _lastSync = clock.GetTimestamp();
        try
        {
            disk.Flush(_file!);
            return true;
        }
        catch (IOException e)
        {
            // Not tried again on this file: the kernel may have dropped the pages and would now report success.
            events.DiskFails(options.Directory, e);
            return false;
        }
    }

    private void Abandon()
    {
        try
        {
            if (_file is not null && Active is not null)
            {
                disk.Truncate(_file, Active.Length);
            }
        }
        catch (IOException)
        {
            // The torn tail stays; recovery cuts it, and nothing is written behind it.
        }

        Forget();
    }

    private void Forget()
    {
        _file?.Dispose();
        _file = null;
        Active = null;
    }
}
