using Vedette.Chunks.Sealed;

namespace Vedette.Chunks.Tests;

public sealed class SealedChunkTests
{
    private readonly ChunkEncoder _encoder = new();

    [Fact]
    public void What_is_sealed_is_read_back_to_the_bit()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            foreach ((string name, long[] timestampsMs, double[] values) in SampleShapes.All(seed))
            {
                byte[] chunk = _encoder.Encode(timestampsMs, values).ToArray();
                AssertHolds(chunk, timestampsMs, values, name);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(1024)]
    public void Any_length_can_be_sealed(int count)
    {
        long[] timestampsMs = [.. Enumerable.Range(0, count).Select(i => 1000L + (i * i))];
        double[] values = [.. Enumerable.Range(0, count).Select(i => (i % 3) * 0.5)];
        AssertHolds(_encoder.Encode(timestampsMs, values).ToArray(), timestampsMs, values, $"{count}");
    }

    [Fact]
    public void A_constant_on_a_regular_step_takes_few_bytes_however_long()
    {
        long[] timestampsMs = [.. Enumerable.Range(0, 480).Select(i => 1_700_000_000_000 + (i * 15_000L))];
        double[] values = new double[480];
        Array.Fill(values, 64.0);
        Assert.InRange(_encoder.Encode(timestampsMs, values).Length, 1, 25);
    }

    [Fact]
    public void Jitter_of_some_milliseconds_takes_less_than_half_a_byte_a_sample()
    {
        var random = new Random(1);
        long[] timestampsMs = [.. Enumerable.Range(0, 480).Select(i => 1_700_000_000_000 + (i * 15_000L) + random.Next(4))];
        Assert.InRange(_encoder.Encode(timestampsMs, new double[480]).Length, 1, 240);
    }

    [Fact]
    public void Samples_that_no_chunk_may_hold_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _encoder.Encode([], []).Length);
        Assert.Throws<ArgumentException>(() => _encoder.Encode([1, 2], [1]).Length);
        Assert.Throws<ArgumentException>(() => _encoder.Encode([1, 1], [1, 2]).Length);
        Assert.Throws<ArgumentException>(() => _encoder.Encode([2, 1], [1, 2]).Length);
        Assert.Throws<ArgumentException>(() => _encoder.Encode(new long[ChunkEncoder.MaxSamples + 1], new double[ChunkEncoder.MaxSamples + 1]).Length);
    }

    [Fact]
    public void A_span_that_is_too_short_is_the_callers_mistake()
    {
        byte[] chunk = _encoder.Encode([1, 2], [1, 2]).ToArray();
        Assert.Throws<ArgumentException>(() => ChunkDecoder.Decode(chunk, new long[1], new double[2]));
    }

    internal static void AssertHolds(byte[] chunk, long[] timestampsMs, double[] values, string name)
    {
        long[] readTimes = new long[ChunkEncoder.MaxSamples];
        double[] readValues = new double[ChunkEncoder.MaxSamples];
        int count = ChunkDecoder.Decode(chunk, readTimes, readValues);
        Assert.True(timestampsMs.AsSpan().SequenceEqual(readTimes.AsSpan(0, count)), $"times of {name}");
        Assert.True(values.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(readValues.Take(count).Select(BitConverter.DoubleToInt64Bits)), $"values of {name}");
    }
}
