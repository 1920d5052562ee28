using Vedette.Agent.Spool;

namespace Vedette.Agent.Tests.Spool;

using Spool = Vedette.Agent.Spool.Spool;

public sealed class SpoolTests : IDisposable
{
    private readonly SpoolFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Batches_come_back_in_order_with_their_content()
    {
        using Spool spool = _folder.Open();
        for (byte i = 1; i <= 5; i++)
        {
            Assert.Equal(i, SpoolFolder.Append(spool, i, size: i * 10, samples: i));
        }

        List<SpoolRecord> records = SpoolFolder.ReadAll(spool);
        Assert.Equal([1ul, 2, 3, 4, 5], records.Select(r => r.Seq));
        Assert.All(records, r => Assert.True(r.Payload.Length == (int)r.Seq * 10 && r.Payload.Span.IndexOfAnyExcept((byte)r.Seq) < 0));
        Assert.Equal((0ul, 6ul, 1ul), spool.Position);
        Assert.Equal(5, spool.Counts.WaitingBatches);
    }

    [Fact]
    public void An_empty_spool_presents_its_next_number_as_the_oldest()
    {
        using Spool spool = _folder.Open();
        Assert.Equal((0ul, 1ul, 1ul), spool.Position);
        Assert.Empty(SpoolFolder.ReadAll(spool));
    }

    [Fact]
    public void After_an_orderly_end_numbers_go_on_without_a_gap()
    {
        using (Spool spool = _folder.Open())
        {
            SpoolFolder.Append(spool, 1);
            spool.ChangeEpoch(77);
            spool.Acknowledge(1, 1);
            SpoolFolder.Append(spool, 2);
        }

        using Spool again = _folder.Open();
        Assert.Equal((77ul, 3ul, 2ul), again.Position);
        Assert.Equal(3ul, SpoolFolder.Append(again, 3));
        Assert.Equal([2ul, 3], SpoolFolder.Seqs(again));
    }

    [Fact]
    public void After_a_kill_no_number_is_given_out_twice_even_where_the_records_are_lost()
    {
        using var after = new SpoolFolder();
        using Spool spool = _folder.Open();
        ulong last = 0;
        for (int i = 0; i < 300; i++)
        {
            last = SpoolFolder.Append(spool, 1);
        }

        after.CopyFrom(_folder);
        Array.ForEach(after.Segments, File.Delete);
        using Spool again = after.Open();
        Assert.True(SpoolFolder.Append(again, 1) > last);
    }

    [Fact]
    public void A_kill_loses_no_batch_that_was_appended()
    {
        using var after = new SpoolFolder();
        using Spool spool = _folder.Open();
        for (byte i = 1; i <= 20; i++)
        {
            SpoolFolder.Append(spool, i);
        }

        after.CopyFrom(_folder);
        using Spool again = after.Open();
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (ulong)i), SpoolFolder.Seqs(again));
    }

    [Fact]
    public void Acknowledged_ranges_are_not_read_again_and_their_files_go()
    {
        using Spool spool = _folder.Open(maxBytes: 1024 * 1024);
        for (int i = 0; i < 600; i++)
        {
            SpoolFolder.Append(spool, 1, size: 1000);
        }

        int files = _folder.Segments.Length;
        Assert.True(files >= 4);
        spool.Acknowledge(10, 590);
        Assert.Equal([1ul, 2, 3, 4, 5, 6, 7, 8, 9, 591, 592, 593, 594, 595, 596, 597, 598, 599, 600], SpoolFolder.Seqs(spool));
        Assert.Equal(19, spool.Counts.WaitingBatches);
        Assert.True(_folder.Segments.Length <= 3);
        spool.Acknowledge(0, ulong.MaxValue);
        Assert.Equal((0ul, 601ul, 601ul), spool.Position);
        Assert.Single(_folder.Segments);
    }

    [Fact]
    public void Over_its_bound_the_oldest_goes_and_is_counted()
    {
        const long bound = 256 * 1024;
        using Spool spool = _folder.Open(bound);
        for (int i = 0; i < 1000; i++)
        {
            SpoolFolder.Append(spool, 1, size: 1000, samples: 7);
            Assert.InRange(Directory.GetFiles(_folder.Path, "*.seg").Sum(f => new FileInfo(f).Length), 0, bound + (bound / 8));
        }

        ulong[] held = SpoolFolder.Seqs(spool);
        Assert.Equal(1000ul, held[^1]);
        Assert.Equal(1000, held.Length + _folder.Events.DroppedBatches(DropReason.SpoolFull));
        Assert.Equal(7 * _folder.Events.DroppedBatches(DropReason.SpoolFull), _folder.Events.DroppedSamples(DropReason.SpoolFull));
        Assert.Equal(held[0], spool.Position.OldestSeq);
        Assert.Single(_folder.Log.Lines, l => l.Contains("spool_full", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_acknowledged_does_not_count_as_dropped()
    {
        using Spool spool = _folder.Open(256 * 1024);
        for (ulong i = 1; i <= 1000; i++)
        {
            SpoolFolder.Append(spool, 1, size: 1000);
            spool.Acknowledge(i, i);
        }

        Assert.Equal(0, _folder.Events.AllDroppedBatches);
        Assert.Equal(0, spool.Counts.WaitingBatches);
    }

    [Fact]
    public void Two_cursors_share_the_spool_without_meeting()
    {
        using Spool spool = _folder.Open();
        SpoolFolder.Append(spool, 1);
        SpoolFolder.Append(spool, 2);
        using var backlog = new SpoolCursor(1, 3);
        using var fresh = new SpoolCursor(3, ulong.MaxValue);
        Assert.Null(spool.ReadNext(fresh));
        SpoolFolder.Append(spool, 3);
        Assert.Equal(3ul, spool.ReadNext(fresh)!.Seq);
        Assert.Equal(1ul, spool.ReadNext(backlog)!.Seq);
        Assert.Equal(2ul, spool.ReadNext(backlog)!.Seq);
        Assert.Null(spool.ReadNext(backlog));
    }

    [Fact]
    public void With_the_disk_full_the_newest_few_stay_readable_and_all_recovers_by_itself()
    {
        var disk = new FailingDisk();
        using Spool spool = _folder.Open(disk: disk);
        SpoolFolder.Append(spool, 1);
        disk.Full = true;
        disk.BytesLeft = 30;
        for (byte i = 2; i <= 30; i++)
        {
            SpoolFolder.Append(spool, i, samples: 5);
        }

        Assert.Equal([1ul, .. Enumerable.Range(15, 16).Select(i => (ulong)i)], SpoolFolder.Seqs(spool));
        Assert.Equal(13, _folder.Events.DroppedBatches(DropReason.DiskFull));
        Assert.Single(_folder.Log.Lines, l => l.Contains("cannot be written", StringComparison.Ordinal));
        spool.Acknowledge(20, 20);
        disk.Full = false;
        SpoolFolder.Append(spool, 31);
        Assert.Single(_folder.Log.Lines, l => l.Contains("can be written again", StringComparison.Ordinal));

        using var after = new SpoolFolder();
        after.CopyFrom(_folder);
        using Spool again = after.Open();
        Assert.Equal([1ul, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31], SpoolFolder.Seqs(again));
        Assert.All(SpoolFolder.ReadAll(again), r => Assert.Equal((byte)r.Seq, r.Payload.Span[0]));
    }

    [Fact]
    public void A_new_series_that_cannot_be_stored_gets_no_reference()
    {
        var disk = new FailingDisk();
        using Spool spool = _folder.Open(disk: disk);
        SpoolFolder.Define(spool, "a");
        disk.Full = true;
        Assert.True(spool.Series.TryResolve(Model.Series.Labels.Create("b"), out uint reference));
        Assert.Equal(1u, reference);
        Assert.False(spool.Series.Commit());
        Assert.Equal(1, spool.Series.Count);
        disk.Full = false;
        SpoolFolder.Define(spool, "c");
        Assert.True(spool.Series.TryResolve(Model.Series.Labels.Create("c"), out reference));
        Assert.Equal(1u, reference);
        using var after = new SpoolFolder();
        after.CopyFrom(_folder);
        using Spool again = after.Open();
        Assert.Equal(["a", "c"], again.Series.Slice(0, 10).Select(l => l.MetricName));
    }
}
