using Vedette.Chunks.Bits;
using Vedette.Model.Series;

namespace Vedette.Agent.Spool;

/// <summary>
/// The agent's queue on disk: batches in checksummed records in segment files, bounded, the oldest dropped and counted. A batch keeps its number for ever.
/// The collection cycle appends while the link reads and acknowledges. docs/formats/spool.md draws the files and gives the promises.
/// </summary>
internal sealed class Spool : IDisposable
{
    public const string StateFileName = "state";
    public const string SeriesFileName = "series";

    // At one batch in 10 s the state is written anew every 40 minutes; a crash leaves a gap of at most twice this many unused numbers.
    private const ulong ReserveBlock = 256;

    // With the disk full, the last minutes stay sendable without memory growing.
    private const int MaxBatchesInMemory = 16;

    private readonly SpoolOptions _options;
    private readonly ISpoolDisk _disk;
    private readonly SpoolEvents _events;
    private readonly SegmentWriter _writer;

    // Guards everything below. Held during small writes to the page cache; the link waits for no more than that and a periodic sync.
    private readonly Lock _lock = new();
    private readonly List<SpoolSegment> _segments;
    private readonly SeqRanges _done;
    private readonly LinkedList<SpoolRecord> _inMemory = [];
    private byte[] _record = new byte[4096];
    private ulong _epoch;
    private ulong _nextSeq;
    private ulong _reservedSeq;
    // Exact while this process lives; the number on the disk runs ahead while batches go out, as the reservation does, so that sending hardly ever costs a write.
    private ulong _sentBelow;
    private ulong _storedSentBelow;
    private int _epochChanges;

    private Spool(SpoolOptions options, ISpoolDisk disk, SpoolEvents events, TimeProvider clock, RecoveredSpool found, SeriesDictionary series)
    {
        _options = options;
        _disk = disk;
        _events = events;
        _writer = new SegmentWriter(options, disk, events, clock);
        _segments = found.Segments;
        _done = found.Done;
        _epoch = found.Epoch;
        _nextSeq = found.NextSeq;
        _reservedSeq = found.NextSeq;
        _sentBelow = found.SentBelow;
        _storedSentBelow = found.SentBelow;
        Series = series;
        RemoveFinishedLocked();
        EnforceBoundLocked();
    }

    /// <summary>Called after each append, outside the lock.</summary>
    public Action? Appended { get; set; }

    public SeriesDictionary Series { get; }

    /// <summary>How often the spool went on under another name: the server that knows the new one may lack what was delivered under the old.</summary>
    public int EpochChanges => Volatile.Read(ref _epochChanges);

    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public static Spool Open(SpoolOptions options, ISpoolDisk disk, SpoolEvents events, TimeProvider clock, int seriesLimit = SeriesDictionary.DefaultLimit)
    {
        Directory.CreateDirectory(options.Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var stored = new List<Labels>();
        var seriesFile = SeriesFile.Open(Path.Join(options.Directory, SeriesFileName), disk, stored, out bool damaged);
        RecoveredSpool found = new SpoolRecovery(options, disk, events).Recover(stored.Count, damaged);
        return new Spool(options, disk, events, clock, found, new SeriesDictionary(seriesFile, stored, events, seriesLimit));
    }

    /// <summary>What the handshake presents: epoch, the next number, the oldest held.</summary>
    public (ulong Epoch, ulong NextSeq, ulong OldestSeq) Position
    {
        get
        {
            lock (_lock)
            {
                return (_epoch, _nextSeq, OldestLocked());
            }
        }
    }

    /// <summary>This number and those above were never sent under the epoch.</summary>
    public ulong SentBelow
    {
        get
        {
            lock (_lock)
            {
                return _sentBelow;
            }
        }
    }

    public SpoolCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return CountLocked();
            }
        }
    }

    /// <summary>Takes a batch, on disk or, where that is full, among the few in memory; its number.</summary>
    public ulong Append(in BatchContent batch)
    {
        ulong seq;
        lock (_lock)
        {
            seq = TakeSeqLocked();
            int length = RecordFormat.Encode(ref _record, seq, batch);
            if (!TryDrainMemoryLocked() || !TryWriteLocked(seq, _record.AsSpan(0, length)))
            {
                KeepInMemoryLocked(new SpoolRecord(seq, batch.Encoding, batch.SeriesCount, batch.SampleCount, batch.Payload.ToArray()));
            }

            EnforceBoundLocked();
        }

        Appended?.Invoke();
        return seq;
    }

    /// <summary>The next batch of the cursor's lane that is still wanted, or null where there is none yet.</summary>
    public SpoolRecord? ReadNext(SpoolCursor cursor)
    {
        lock (_lock)
        {
            while (true)
            {
                ulong seq = _done.FirstMissingFrom(Math.Max(cursor.NextSeq, OldestLocked()));
                SpoolSegment? segment = _segments.Find(s => s.Last >= seq);
                seq = segment is null ? seq : Math.Max(seq, segment.First);
                if (seq >= cursor.Below || seq >= _nextSeq)
                {
                    return null;
                }

                cursor.NextSeq = seq;
                if (_done.Contains(seq))
                {
                    continue;
                }

                bool damaged = false;
                SpoolRecord? record = segment is null ? _inMemory.FirstOrDefault(r => r.Seq >= seq) : ReadFromLocked(cursor, segment, seq, out damaged);
                if (damaged)
                {
                    GiveUpLocked(segment!, seq);
                    continue;
                }

                if (record is null || record.Seq >= cursor.Below)
                {
                    return null;
                }

                cursor.NextSeq = record.Seq + 1;
                return record;
            }
        }
    }

    /// <summary>Marks batches as durable on the server; a file all of whose batches are done with is removed.</summary>
    public void Acknowledge(ulong first, ulong last)
    {
        lock (_lock)
        {
            _done.Add(Math.Max(first, OldestLocked()), Math.Min(last, _nextSeq - 1));
            for (LinkedListNode<SpoolRecord>? node = _inMemory.First; node is not null;)
            {
                LinkedListNode<SpoolRecord>? next = node.Next;
                if (_done.Contains(node.Value.Seq))
                {
                    _inMemory.Remove(node);
                }

                node = next;
            }

            RemoveFinishedLocked();
        }
    }

    /// <summary>A batch is about to go out: from now on the server may hold it.</summary>
    public void Sending(ulong seq)
    {
        lock (_lock)
        {
            if (seq < _sentBelow)
            {
                return;
            }

            _sentBelow = seq + 1;
            if (_sentBelow > _storedSentBelow)
            {
                StoreSentBelowLocked(Math.Max(_reservedSeq, _sentBelow));
            }
        }
    }

    /// <summary>True where this spool holds another batch than the server under the number: what the server holds from there on was sent by a later state of this spool, or by a copy.</summary>
    public bool Contradicts(ulong seq, uint checksum)
    {
        using var cursor = new SpoolCursor(seq, seq + 1);
        return seq != 0 && ReadNext(cursor) is { } held && held.Seq == seq && Crc32C.Compute(held.Payload.Span) != checksum;
    }

    /// <summary>Presents itself at the next handshake as one that never sent <paramref name="seq"/>; where that was of no use before, as one without an epoch.</summary>
    public void Disown(ulong seq)
    {
        lock (_lock)
        {
            _epoch = seq < _sentBelow ? _epoch : 0;
            _sentBelow = Math.Min(_sentBelow, seq);
            StoreSentBelowLocked(_sentBelow);
        }
    }

    /// <summary>Goes on under another name: held batches keep their numbers, references their meaning.</summary>
    public void ChangeEpoch(ulong epoch)
    {
        lock (_lock)
        {
            _epoch = epoch;
            _epochChanges++;
            _sentBelow = 1;
            StoreSentBelowLocked(1);
        }
    }

    /// <summary>Closes in order: the next start goes on without a gap.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            TryDrainMemoryLocked();
            _writer.Dispose();
            _reservedSeq = _nextSeq;
            StoreSentBelowLocked(_sentBelow);
        }

        Series.Dispose();
    }

    private ulong TakeSeqLocked()
    {
        // Half a block ahead: a disk that is full for half an hour does not stop the numbers. Beyond that the server's "went backwards" is the net.
        if (_nextSeq + (ReserveBlock / 2) >= _reservedSeq)
        {
            ulong before = _reservedSeq;
            _reservedSeq = _nextSeq + ReserveBlock;
            if (!SaveStateLocked(durable: true))
            {
                _reservedSeq = before;
            }
        }

        return _nextSeq++;
    }

    private bool TryWriteLocked(ulong seq, ReadOnlySpan<byte> record)
    {
        SpoolSegment? before = _writer.Active;
        SpoolSegment? segment = _writer.TryWrite(seq, record);
        if (segment is not null && !ReferenceEquals(segment, before))
        {
            _segments.Add(segment);
            SaveStateLocked(durable: false);
            RemoveFinishedLocked();
        }

        return segment is not null;
    }

    private bool TryDrainMemoryLocked()
    {
        byte[] buffer = [];
        while (_inMemory.First is { } first)
        {
            SpoolRecord record = first.Value;
            int length = RecordFormat.Encode(ref buffer, record.Seq, new BatchContent(record.Encoding, record.Payload.Span, record.SeriesCount, record.SampleCount));
            if (!TryWriteLocked(record.Seq, buffer.AsSpan(0, length)))
            {
                return false;
            }

            _inMemory.RemoveFirst();
        }

        return true;
    }

    private void KeepInMemoryLocked(SpoolRecord record)
    {
        _inMemory.AddLast(record);
        if (_inMemory.Count > MaxBatchesInMemory)
        {
            SpoolRecord oldest = _inMemory.First!.Value;
            _inMemory.RemoveFirst();
            _events.Dropped(DropReason.DiskFull, 1, oldest.SampleCount);
        }
    }

    // Null with damaged = false: the disk does not let us read just now; the next append tries again.
    private SpoolRecord? ReadFromLocked(SpoolCursor cursor, SpoolSegment segment, ulong seq, out bool damaged)
    {
        damaged = true;
        try
        {
            if (!ReferenceEquals(cursor.Segment, segment))
            {
                cursor.Enter(segment);
            }

            Span<byte> headerBytes = stackalloc byte[RecordFormat.HeaderBytes];
            while (cursor.Offset < segment.Length)
            {
                int got = RandomAccess.Read(cursor.File!, headerBytes, cursor.Offset);
                if (!RecordFormat.TryReadHeader(headerBytes[..got], out RecordHeader header))
                {
                    break;
                }

                long offset = cursor.Offset;
                cursor.Offset += header.TotalBytes;
                if (header.Seq < seq)
                {
                    continue;
                }

                var bytes = new byte[header.TotalBytes];
                if (RandomAccess.Read(cursor.File!, bytes, offset) == bytes.Length && RecordFormat.TryRead(bytes, out header))
                {
                    damaged = false;
                    return RecordFormat.ToRecord(header, bytes);
                }

                break;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _events.DiskFails(segment.Path, e);
            damaged = e is FileNotFoundException;
        }

        return null;
    }

    // The disk returns something else than was written: what follows in this file cannot be trusted while running.
    private void GiveUpLocked(SpoolSegment segment, ulong seq)
    {
        _events.DamageFound(segment.Path, segment.Length);
        _events.Dropped(DropReason.Damaged, (long)(segment.Last - seq + 1 - _done.CountWithin(seq, segment.Last)), 0);
        _done.Add(seq, segment.Last);
        if (ReferenceEquals(segment, _writer.Active))
        {
            _writer.Close();
        }
    }

    private void EnforceBoundLocked()
    {
        while (_segments.Count > 1 && DiskBytesLocked() > _options.MaxBytes)
        {
            SpoolSegment oldest = _segments[0];
            (long batches, long samples) = UnsentIn(oldest);
            if (batches > 0)
            {
                _events.Dropped(DropReason.SpoolFull, batches, samples);
            }

            RemoveLocked(oldest);
            _done.RemoveBelow(OldestLocked());
        }
    }

    private (long Batches, long Samples) UnsentIn(SpoolSegment segment)
    {
        try
        {
            RecordHeader[] unsent = [.. SegmentScan.Of(File.ReadAllBytes(segment.Path)).Records.Select(r => r.Header).Where(h => !_done.Contains(h.Seq))];
            return (unsent.Length, unsent.Sum(h => (long)h.SampleCount));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ((long)(segment.BatchCount - _done.CountWithin(segment.First, segment.Last)), 0);
        }
    }

    private void RemoveFinishedLocked()
    {
        foreach (SpoolSegment finished in _segments.FindAll(s => !ReferenceEquals(s, _writer.Active) && _done.CoversAll(s.First, s.Last)))
        {
            RemoveLocked(finished);
        }

        _done.RemoveBelow(_segments.Count > 0 ? _segments[0].First : OldestLocked());
    }

    private void RemoveLocked(SpoolSegment segment)
    {
        _segments.Remove(segment);
        try
        {
            _disk.Delete(segment.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _events.DiskFails(segment.Path, e);
        }
    }

    private ulong OldestLocked()
    {
        foreach (SpoolSegment segment in _segments)
        {
            ulong missing = _done.FirstMissingFrom(segment.First);
            if (missing <= segment.Last)
            {
                return missing;
            }
        }

        return _inMemory.First?.Value.Seq ?? _nextSeq;
    }

    private long DiskBytesLocked() => _segments.Sum(s => s.DiskBytes) + Series.FileBytes;

    private SpoolCounts CountLocked()
    {
        long batches = _inMemory.Count;
        long bytes = _inMemory.Sum(r => (long)r.Payload.Length);
        foreach (SpoolSegment segment in _segments)
        {
            long waiting = (long)(segment.BatchCount - _done.CountWithin(segment.First, segment.Last));
            batches += waiting;
            bytes += segment.Length * waiting / (long)segment.BatchCount;
        }

        return new SpoolCounts(batches, bytes, DiskBytesLocked());
    }

    private bool StoreSentBelowLocked(ulong sentBelow)
    {
        ulong before = _storedSentBelow;
        _storedSentBelow = sentBelow;
        bool stored = SaveStateLocked(durable: true);
        _storedSentBelow = stored ? sentBelow : before;
        return stored;
    }

    private bool SaveStateLocked(bool durable)
    {
        try
        {
            _disk.Replace(Path.Join(_options.Directory, StateFileName), new SpoolState(_epoch, _reservedSeq, _storedSentBelow, _done.Items).Encode(), durable);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _events.DiskFails(StateFileName, e);
            return false;
        }
    }
}
