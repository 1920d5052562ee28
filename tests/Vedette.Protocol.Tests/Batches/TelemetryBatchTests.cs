using Vedette.Protocol.Batches;

namespace Vedette.Protocol.Tests.Batches;

public sealed class TelemetryBatchTests
{
    public static TheoryData<double> Values =>
    [
        0, -0.0, 1, -1, 0.1, 12.34, 99.99, -273.15, 1e-9, 1e15, 9007199254740991, 9007199254740992, 1e300, 1.0 / 3, Math.PI,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, 123456789.125,
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_with_its_bits(double value)
    {
        (uint _, double read) = Assert.Single(ReadAll(Encode((1000, [(7, value)])))).Sample;
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read));
    }

    [Fact]
    public void A_NaN_keeps_its_payload_bits()
    {
        double stale = BitConverter.Int64BitsToDouble(0x7ff0000000000002);
        (uint _, double read) = Assert.Single(ReadAll(Encode((0, [(0, stale)])))).Sample;
        Assert.Equal(0x7ff0000000000002, BitConverter.DoubleToInt64Bits(read));
    }

    [Fact]
    public void Frames_keep_their_times_and_references_even_when_time_goes_back()
    {
        byte[] payload = Encode((1_700_000_000_000, [(0, 1), (5, 2), (uint.MaxValue - 1, 3)]), (1_699_999_990_000, [(1, 4)]));
        Assert.Equal(
            [(1_700_000_000_000, (0u, 1.0)), (1_700_000_000_000, (5u, 2.0)), (1_700_000_000_000, (uint.MaxValue - 1, 3.0)), (1_699_999_990_000, (1u, 4.0))],
            ReadAll(payload));
    }

    [Fact]
    public void A_frame_without_samples_leaves_no_trace()
    {
        var encoder = new TelemetryBatchEncoder();
        encoder.Reset();
        encoder.BeginFrame(5);
        encoder.EndFrame();
        Assert.Equal(0, encoder.Length);
        Assert.Equal(0, encoder.FrameCount);
    }

    [Fact]
    public void References_that_do_not_ascend_are_refused()
    {
        var encoder = new TelemetryBatchEncoder();
        encoder.Reset();
        encoder.BeginFrame(5);
        encoder.Add(3, 1);
        Assert.Throws<ArgumentException>(() => encoder.Add(3, 1));
    }

    [Fact]
    public void The_layout_is_the_one_that_is_written_down()
    {
        // docs/formats/telemetry-batch.md shows these bytes.
        byte[] payload = Encode((1000, [(0, 42), (2, 0.5)]), (11_000, [(0, 43)]));
        Assert.Equal("D00F 02 00 00 54 01 01 0A | A09C01 01 00 00 56".Replace(" ", "").Replace("|", ""), Convert.ToHexString(payload));
    }

    [Fact]
    public void A_steady_batch_allocates_nothing()
    {
        var encoder = new TelemetryBatchEncoder();
        WriteBatch(encoder);
        int read = 0;

        // The fewest of several: the compiler allocates on this thread, too, when it comes to something for the first time.
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            WriteBatch(encoder);
            read = ReadBatch(encoder);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
        Assert.Equal(3000, read);
    }

    private static int ReadBatch(TelemetryBatchEncoder encoder)
    {
        int read = 0;
        var reader = new TelemetryBatchReader(encoder.WrittenSpan);
        while (reader.TryReadFrame(out _, out int count))
        {
            for (int i = 0; i < count; i++)
            {
                reader.ReadSample(out _, out _);
                read++;
            }
        }

        return read;
    }

    [Fact]
    public void A_count_that_lies_is_named_before_anything_is_read()
    {
        byte[] lie = [0x00, 0xFF, 0xFF, 0xFF, 0x7F, 0x00, 0x00, 0x01];
        Assert.Contains("claims 268435455 samples", Assert.Throws<TelemetryBatchFormatException>(() => ReadAll(lie)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cut_of_a_payload_is_an_error_or_fewer_frames()
    {
        byte[] payload = Encode((1000, [(0, 1.25), (9, Math.PI)]), (2000, [(0, 1e300)]));
        for (int length = 1; length < payload.Length; length++)
        {
            byte[] cut = payload[..length];
            Exception? failure = Record.Exception(() => ReadAll(cut));
            Assert.True(failure is TelemetryBatchFormatException || ReadAll(cut).Count == 2, $"cut at {length}: {failure}");
        }
    }

    [Fact]
    public void Random_bytes_and_flipped_bits_end_in_values_or_a_named_error()
    {
        var random = new Random(20260101);
        byte[] sound = Encode((1000, [(0, 1.25), (9, Math.PI), (11, 5)]), (2000, [(0, 1e300), (4, -7)]));
        for (int round = 0; round < 200_000; round++)
        {
            byte[] payload;
            if (round % 2 == 0)
            {
                payload = new byte[random.Next(64)];
                random.NextBytes(payload);
            }
            else
            {
                payload = (byte[])sound.Clone();
                payload[random.Next(payload.Length)] ^= (byte)(1 << random.Next(8));
            }

            Exception? failure = Record.Exception(() => ReadAll(payload));
            Assert.True(failure is null or TelemetryBatchFormatException, failure?.ToString());
        }
    }

    private static void WriteBatch(TelemetryBatchEncoder encoder)
    {
        encoder.Reset();
        for (int frame = 0; frame < 3; frame++)
        {
            encoder.BeginFrame(1000 * frame);
            for (uint i = 0; i < 1000; i++)
            {
                encoder.Add(i, i * 0.25);
            }

            encoder.EndFrame();
        }
    }

    private static byte[] Encode(params (long TimestampMs, (uint Ref, double Value)[] Samples)[] frames)
    {
        var encoder = new TelemetryBatchEncoder();
        encoder.Reset();
        foreach ((long timestampMs, (uint Ref, double Value)[] samples) in frames)
        {
            encoder.BeginFrame(timestampMs);
            foreach ((uint seriesRef, double value) in samples)
            {
                encoder.Add(seriesRef, value);
            }

            encoder.EndFrame();
        }

        return encoder.WrittenSpan.ToArray();
    }

    private static List<(long TimestampMs, (uint Ref, double Value) Sample)> ReadAll(byte[] payload)
    {
        var samples = new List<(long, (uint, double))>();
        var reader = new TelemetryBatchReader(payload);
        while (reader.TryReadFrame(out long timestampMs, out int count))
        {
            for (int i = 0; i < count; i++)
            {
                reader.ReadSample(out uint seriesRef, out double value);
                samples.Add((timestampMs, (seriesRef, value)));
            }
        }

        return samples;
    }
}
