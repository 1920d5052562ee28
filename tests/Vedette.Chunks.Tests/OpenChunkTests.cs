using Vedette.Chunks.Open;

namespace Vedette.Chunks.Tests;

public sealed class OpenChunkTests
{
    [Fact]
    public void What_is_appended_is_read_back_to_the_bit()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            foreach ((string name, long[] timestampsMs, double[] values) in SampleShapes.All(seed))
            {
                var chunk = new OpenChunk();
                for (int i = 0; i < values.Length; i++)
                {
                    chunk.Append(timestampsMs[i], values[i]);
                }

                AssertHolds(chunk.Snapshot(), timestampsMs, values, name);
                Assert.Equal((timestampsMs[0], timestampsMs[^1], values.Length), (chunk.FirstTimestampMs, chunk.LastTimestampMs, chunk.Count));
                Assert.Equal(BitConverter.DoubleToInt64Bits(values[^1]), BitConverter.DoubleToInt64Bits(chunk.LastValue));
            }
        }
    }

    [Fact]
    public void A_snapshot_stays_as_it_was_while_appending_goes_on()
    {
        foreach ((string name, long[] timestampsMs, double[] values) in SampleShapes.All(42))
        {
            var chunk = new OpenChunk();
            var snapshots = new List<OpenChunkSnapshot>();
            for (int i = 0; i < values.Length; i++)
            {
                chunk.Append(timestampsMs[i], values[i]);
                snapshots.Add(chunk.Snapshot());
            }

            for (int i = 0; i < values.Length; i++)
            {
                AssertHolds(snapshots[i], timestampsMs[..(i + 1)], values[..(i + 1)], name);
            }
        }
    }

    [Fact]
    public async Task A_reader_beside_the_writer_sees_whole_samples()
    {
        OpenChunkSnapshot[] published = [new OpenChunk().Snapshot()];
        using var ended = new ManualResetEventSlim();
        Task reader = Task.Run(() =>
        {
            long[] timestampsMs = new long[20_000];
            double[] values = new double[20_000];
            while (!ended.IsSet)
            {
                OpenChunkSnapshot snapshot;
                lock (published)
                {
                    snapshot = published[0];
                }

                snapshot.CopyTo(timestampsMs, values);
                for (int i = 0; i < snapshot.Count; i++)
                {
                    Assert.Equal((i * 10L, i * 0.37), (timestampsMs[i], values[i]));
                }
            }
        }, TestContext.Current.CancellationToken);
        var chunk = new OpenChunk();
        for (int i = 0; i < 20_000; i++)
        {
            chunk.Append(i * 10L, i * 0.37);
            lock (published)
            {
                published[0] = chunk.Snapshot();
            }
        }

        ended.Set();
        await reader;
    }

    [Fact]
    public void A_timestamp_that_does_not_follow_is_refused()
    {
        var chunk = new OpenChunk();
        chunk.Append(5, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => chunk.Append(5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => chunk.Append(4, 1));
        Assert.Equal(1, chunk.Count);
    }

    private static void AssertHolds(OpenChunkSnapshot snapshot, long[] timestampsMs, double[] values, string name)
    {
        long[] readTimes = new long[snapshot.Count];
        double[] readValues = new double[snapshot.Count];
        snapshot.CopyTo(readTimes, readValues);
        Assert.True(timestampsMs.AsSpan().SequenceEqual(readTimes), $"times of {name}");
        Assert.True(values.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(readValues.Select(BitConverter.DoubleToInt64Bits)), $"values of {name}");
    }
}
