namespace Vedette.Agent.Spool;

/// <summary>
/// Opens what an earlier process left: (1) the state (2) every segment: cut its torn tail, rewrite it without what is damaged
/// (3) leave out batches whose series are not known (4) the next number: above every one that may have been used.
/// </summary>
internal sealed class SpoolRecovery(SpoolOptions options, ISpoolDisk disk, SpoolEvents events)
{
    private readonly List<SpoolSegment> _segments = [];
    private readonly SeqRanges _done = new();
    private bool _seriesLost;

    /// <param name="seriesCount">How many series are known.</param>
    /// <param name="seriesDamaged">True where some may be known to the server and no longer here.</param>
    public RecoveredSpool Recover(int seriesCount, bool seriesDamaged)
    {
        // :: (1) Without a sound state the epoch is not known; the server names a new one.
        string stateFile = Path.Join(options.Directory, Spool.StateFileName);
        SpoolState? stored = File.Exists(stateFile) ? SpoolState.Decode(File.ReadAllBytes(stateFile)) : SpoolState.New;
        if (stored is null)
        {
            events.EpochGivenUp("its state file is damaged");
        }

        SpoolState state = stored ?? SpoolState.New;
        foreach ((ulong first, ulong last) in state.Done)
        {
            _done.Add(first, last);
        }

        foreach (string path in Directory.EnumerateFiles(options.Directory, "*" + SegmentFormat.Extension).Order(StringComparer.Ordinal))
        {
            RecoverSegment(path, seriesCount);
        }

        // :: (4)
        ulong next = Math.Max(state.ReservedSeq, _segments.Count == 0 ? 1 : _segments[^1].Last + 1);
        ulong epoch = state.Epoch;
        if (epoch != 0 && (seriesDamaged || _seriesLost))
        {
            events.EpochGivenUp("part of its series dictionary is lost, and references must not change their meaning");
            epoch = 0;
        }

        return new RecoveredSpool(epoch, next, state.SentBelow, _segments, _done);
    }

    private void RecoverSegment(string path, int seriesCount)
    {
        // :: (2)
        byte[] content = File.ReadAllBytes(path);
        if (!content.AsSpan().StartsWith(SegmentFormat.Header) && content.Length >= SegmentFormat.Header.Length)
        {
            events.DamageFound(path, SegmentFormat.Header.Length);
        }

        SegmentScan scan = SegmentScan.Of(content);
        List<(int Offset, RecordHeader Header)> records = [.. scan.Records.Where(r => _segments.Count == 0 || r.Header.Seq > _segments[^1].Last)];
        if (records.Count == 0)
        {
            disk.Delete(path);
            if (content.Length > SegmentFormat.Header.Length)
            {
                events.TailCut(path, content.Length);
            }

            return;
        }

        bool rewrite = scan.DamagedBytes > 0 || records.Count != scan.Records.Count || !content.AsSpan().StartsWith(SegmentFormat.Header);
        long length = content.Length - scan.TornBytes;
        if (rewrite)
        {
            events.DamageFound(path, scan.DamagedBytes);
            length = Rewrite(path, content, records);
        }
        else if (scan.TornBytes > 0)
        {
            events.TailCut(path, scan.TornBytes);
            using var file = disk.OpenForWriting(path);
            disk.Truncate(file, length);
        }

        Take(path, length, records, seriesCount);
    }

    private void Take(string path, long length, List<(int Offset, RecordHeader Header)> records, int seriesCount)
    {
        var segment = new SpoolSegment(path, records[0].Header.Seq) { Last = records[^1].Header.Seq, Length = length };
        ulong expected = segment.First;
        foreach ((_, RecordHeader header) in records)
        {
            if (header.Seq > expected)
            {
                // Lost between sound ones; how many samples they held is not known.
                events.Dropped(DropReason.Damaged, (long)(header.Seq - expected), 0);
                _done.Add(expected, header.Seq - 1);
            }

            // :: (3)
            if (header.SeriesCount > seriesCount && !_done.Contains(header.Seq))
            {
                _seriesLost = true;
                events.Dropped(DropReason.Damaged, 1, header.SampleCount);
                _done.Add(header.Seq, header.Seq);
            }

            expected = header.Seq + 1;
        }

        _segments.Add(segment);
    }

    private long Rewrite(string path, byte[] content, List<(int Offset, RecordHeader Header)> records)
    {
        using var sound = new MemoryStream();
        sound.Write(SegmentFormat.Header);
        foreach ((int offset, RecordHeader header) in records)
        {
            sound.Write(content, offset, header.TotalBytes);
        }

        disk.Replace(path, sound.GetBuffer().AsSpan(0, (int)sound.Length), durable: true);
        return sound.Length;
    }
}
