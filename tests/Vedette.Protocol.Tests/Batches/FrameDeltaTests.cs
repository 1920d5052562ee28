using Vedette.Protocol.Batches;

namespace Vedette.Protocol.Tests.Batches;

public sealed class FrameDeltaTests
{
    private const int MaxBytes = 1 << 20;

    private readonly FrameDeltaEncoder _encoder = new();
    private readonly FrameDeltaDecoder _decoder = new(MaxBytes);

    [Fact]
    public void Payloads_come_back_byte_for_byte()
    {
        var random = new Random(20261121);
        double[] values = [.. Enumerable.Range(0, 200).Select(_ => (double)random.Next(1_000_000))];
        for (int batch = 0; batch < 500; batch++)
        {
            byte[] payload = Batch(random, values, batch);
            byte[] delta = _encoder.Encode(payload).ToArray();
            Assert.Equal(payload, _decoder.Decode(delta));
        }
    }

    [Fact]
    public void A_steady_host_costs_little_more_than_a_byte_for_each_changed_sample()
    {
        double[] values = [.. Enumerable.Range(0, 300).Select(i => i * 1000.25)];
        Encode(0, values);
        int bytes = 0;
        for (int cycle = 1; cycle <= 60; cycle++)
        {
            for (int i = 0; i < values.Length; i += 3)
            {
                values[i] += i % 50;
            }

            bytes += Encode(cycle * 10_000, values);
        }

        Assert.True(bytes < 60 * 300 * 0.8, $"{bytes / 60.0 / 300:0.00} bytes a sample");
    }

    [Fact]
    public void The_layout_is_the_one_that_is_written_down()
    {
        byte[] frames = Frames((1000, [(0, 42), (2, 0.5)]), (11_000, [(0, 43), (2, 0.5)]));
        Assert.Equal("D00F02000103A801030A" + "A09C01000104", Convert.ToHexString(_encoder.Encode(frames)));
    }

    [Fact]
    public void A_frame_that_would_grow_beyond_the_bound_is_refused_before_it_is_written()
    {
        double[] values = new double[100_000];
        byte[] first = _encoder.Encode(Frames((0, [.. values.Select((v, i) => ((uint)i, v))]))).ToArray();
        _decoder.Decode(first);
        byte[] bomb = [.. Enumerable.Repeat((byte[])[2, 0, .. new byte[12_500]], 10).SelectMany(b => b)];
        TelemetryBatchFormatException refused = Assert.Throws<TelemetryBatchFormatException>(() => _decoder.Decode(bomb).Length);
        Assert.Contains("100000 samples", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        var random = new Random(11);
        double[] values = [.. Enumerable.Range(0, 20).Select(_ => (double)random.Next(1000))];
        byte[] good = Batch(random, values, 1);
        for (int i = 0; i < 100_000; i++)
        {
            var encoder = new FrameDeltaEncoder();
            byte[] mutated = encoder.Encode(good).ToArray();
            for (int m = random.Next(1, 4); m > 0; m--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            var decoder = new FrameDeltaDecoder(MaxBytes);
            try
            {
                decoder.Decode(mutated.AsSpan(0, random.Next(mutated.Length + 1)));
            }
            catch (TelemetryBatchFormatException)
            {
                // Refused: anything else is a failure of this test.
            }
        }
    }

    private int Encode(long time, double[] values) => _encoder.Encode(Frames((time, [.. values.Select((v, i) => ((uint)i, v))]))).Length;

    private static byte[] Batch(Random random, double[] values, int batch)
    {
        var frames = new List<(long, (uint, double)[])>();
        for (int frame = random.Next(1, 4); frame > 0; frame--)
        {
            for (int i = random.Next(60); i > 0; i--)
            {
                values[random.Next(values.Length)] = random.Next(5) switch
                {
                    0 => random.NextDouble(),
                    1 => double.NaN,
                    2 => -0.0,
                    3 => random.Next(100) / 10.0,
                    _ => random.NextInt64(long.MaxValue),
                };
            }

            // Series come and go now and then.
            int skip = random.Next(20) == 0 ? random.Next(values.Length) : -1;
            frames.Add(((batch * 10_000L) - frame, [.. values.Select((v, i) => ((uint)i * 3, v)).Where((_, i) => i != skip)]));
        }

        return Frames([.. frames]);
    }

    private static byte[] Frames(params (long Time, (uint Reference, double Value)[] Samples)[] frames)
    {
        var encoder = new TelemetryBatchEncoder();
        encoder.Reset();
        foreach ((long time, (uint Reference, double Value)[] samples) in frames)
        {
            encoder.BeginFrame(time);
            foreach ((uint reference, double value) in samples)
            {
                encoder.Add(reference, value);
            }

            encoder.EndFrame();
        }

        return encoder.WrittenSpan.ToArray();
    }
}
