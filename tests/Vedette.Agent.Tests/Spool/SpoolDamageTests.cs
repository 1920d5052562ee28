using Vedette.Agent.Spool;

namespace Vedette.Agent.Tests.Spool;

using Spool = Vedette.Agent.Spool.Spool;

public sealed class SpoolDamageTests : IDisposable
{
    private const int Batches = 4;
    private const int PayloadBytes = 20;
    private const int RecordBytes = RecordFormat.HeaderBytes + PayloadBytes;

    private readonly SpoolFolder _made = new();

    public SpoolDamageTests()
    {
        using Spool spool = _made.Open();
        SpoolFolder.Define(spool, "a", "b", "c");
        spool.ChangeEpoch(9);
        for (byte i = 1; i <= Batches; i++)
        {
            SpoolFolder.Append(spool, i, PayloadBytes);
        }
    }

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_segment_torn_at_any_byte_keeps_every_whole_record()
    {
        byte[] whole = File.ReadAllBytes(_made.Segments[0]);
        for (int length = 0; length < whole.Length; length++)
        {
            using var folder = new SpoolFolder();
            folder.CopyFrom(_made);
            File.WriteAllBytes(folder.Segments[0], whole[..length]);
            using Spool spool = folder.Open();
            int complete = Math.Max(0, (length - SegmentFormat.Header.Length) / RecordBytes);
            AssertSound(spool, Enumerable.Range(1, complete));
            Assert.Equal((ulong)Batches + 1, SpoolFolder.Append(spool, Batches + 1, PayloadBytes));
            AssertSound(spool, [.. Enumerable.Range(1, complete), Batches + 1]);
        }
    }

    [Fact]
    public void A_flipped_bit_costs_one_record_at_most_and_none_is_read_wrongly()
    {
        byte[] whole = File.ReadAllBytes(_made.Segments[0]);
        for (int bit = 0; bit < whole.Length * 8; bit++)
        {
            using var folder = new SpoolFolder();
            folder.CopyFrom(_made);
            byte[] flipped = [.. whole];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(folder.Segments[0], flipped);
            using Spool spool = folder.Open();
            int at = ((bit / 8) - SegmentFormat.Header.Length) / RecordBytes;
            AssertSound(spool, bit / 8 < SegmentFormat.Header.Length ? Enumerable.Range(1, Batches) : Enumerable.Range(1, Batches).Where(i => i != at + 1));
        }
    }

    [Fact]
    public void Garbage_in_any_file_never_stops_the_start()
    {
        var random = new Random(20260101);
        for (int round = 0; round < 300; round++)
        {
            using var folder = new SpoolFolder();
            folder.CopyFrom(_made);
            string[] files = Directory.GetFiles(folder.Path);
            string file = files[random.Next(files.Length)];
            byte[] content = File.ReadAllBytes(file);
            int from = random.Next(content.Length);
            random.NextBytes(content.AsSpan(from, random.Next(1, content.Length - from + 1)));
            File.WriteAllBytes(file, random.Next(2) == 0 ? content : [.. content, .. content]);
            using Spool spool = folder.Open();
            Assert.All(SpoolFolder.ReadAll(spool), r => Assert.True(r.Payload.Span.IndexOfAnyExcept((byte)r.Seq) < 0));
            SpoolFolder.Append(spool, 200);
        }
    }

    [Fact]
    public void A_damaged_state_file_gives_the_epoch_up()
    {
        string state = Path.Join(_made.Path, Spool.StateFileName);
        byte[] content = File.ReadAllBytes(state);
        content[9] ^= 1;
        File.WriteAllBytes(state, content);
        using Spool spool = _made.Open();
        Assert.Equal((0ul, (ulong)Batches + 1, 1ul), spool.Position);
    }

    [Fact]
    public void A_series_file_that_lost_its_end_gives_the_epoch_and_the_batches_that_need_it_up()
    {
        string series = Path.Join(_made.Path, Spool.SeriesFileName);
        File.WriteAllBytes(series, File.ReadAllBytes(series)[..^1]);
        using Spool spool = _made.Open();
        Assert.Equal(2, spool.Series.Count);
        Assert.Equal(0ul, spool.Position.Epoch);
        Assert.Empty(SpoolFolder.ReadAll(spool));
        Assert.Equal(Batches, _made.Events.DroppedBatches(DropReason.Damaged));
    }

    [Fact]
    public void A_record_that_rots_while_running_is_skipped()
    {
        using Spool spool = _made.Open();
        byte[] content = File.ReadAllBytes(_made.Segments[0]);
        content[SegmentFormat.Header.Length + RecordBytes + RecordFormat.HeaderBytes] ^= 4;
        File.WriteAllBytes(_made.Segments[0], content);
        Assert.Equal([1ul], SpoolFolder.Seqs(spool));
        Assert.Equal(Batches - 1, _made.Events.DroppedBatches(DropReason.Damaged));
        SpoolFolder.Append(spool, 5);
        Assert.Equal([1ul, 5], SpoolFolder.Seqs(spool));
    }

    private static void AssertSound(Spool spool, IEnumerable<int> expected)
    {
        List<SpoolRecord> records = SpoolFolder.ReadAll(spool);
        Assert.Equal(expected.Select(i => (ulong)i), records.Select(r => r.Seq));
        Assert.All(records, r => Assert.True(r.Payload.Length == PayloadBytes && r.Payload.Span.IndexOfAnyExcept((byte)r.Seq) < 0));
    }
}
