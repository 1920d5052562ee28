using Vedette.Bench.Recording;
using Vedette.Bench.States;
using Vedette.Chunks.Open;
using Vedette.Chunks.Sealed;
using Vedette.Collectors;
using Vedette.Protocol.Batches;
using Vedette.Storage.States;

namespace Vedette.Bench.Micro;

/// <summary>The operations that <c>bench/budgets.json</c> names.</summary>
internal static class MicroBenchmarks
{
    private const int ChunkSamples = 240;
    private const int Host = 3;

    public static IReadOnlyList<MicroBenchmark> All()
    {
        HostRecording recording = HostRecording.Load();
        var fleet = new Fleet(recording, 1, 507);
        return [.. Batches(recording, fleet), .. Chunks(recording), .. Collectors(), .. States()];
    }

    private static IEnumerable<MicroBenchmark> Batches(HostRecording recording, Fleet fleet)
    {
        var encoder = new TelemetryBatchEncoder();
        yield return new MicroBenchmark("BatchEncode.Scrape507", () =>
        {
            ReadOnlySpan<double> values = recording.Scrape(Host, 1);
            encoder.Reset();
            encoder.BeginFrame(1_790_000_000_000);
            for (int i = 0; i < values.Length; i++)
            {
                encoder.Add((uint)i, values[i]);
            }

            encoder.EndFrame();
        });
        byte[] payload = fleet.Batch(0, 1, 1_790_000_000_000);
        yield return new MicroBenchmark("BatchDecode.Scrape507", () =>
        {
            var reader = new TelemetryBatchReader(payload);
            while (reader.TryReadFrame(out _, out int count))
            {
                for (int i = 0; i < count; i++)
                {
                    reader.ReadSample(out _, out _);
                }
            }
        });
    }

    /// <summary>Over every series of the recording, as they come: constants, counters, gauges.</summary>
    private static IEnumerable<MicroBenchmark> Chunks(HostRecording recording)
    {
        long[] timestampsMs = [.. Enumerable.Range(0, ChunkSamples).Select(i => 1_790_000_000_000 + (i * 15_000L))];
        double[][] values = [.. Enumerable.Range(0, recording.Series.Count).Select(s => Enumerable.Range(0, ChunkSamples).Select(t => recording.Scrape(Host, t)[s]).ToArray())];
        int open = 0;
        yield return new MicroBenchmark("ChunkAppend.Open240", () =>
        {
            var chunk = default(OpenChunk);
            double[] series = values[open++ % values.Length];
            for (int i = 0; i < ChunkSamples; i++)
            {
                chunk.Append(timestampsMs[i], series[i]);
            }
        });
        var encoder = new ChunkEncoder();
        int sealing = 0;
        yield return new MicroBenchmark("ChunkEncode.Sealed240", () => encoder.Encode(timestampsMs, values[sealing++ % values.Length]));
        byte[][] sealedChunks = [.. values.Select(v => new ChunkEncoder().Encode(timestampsMs, v).ToArray())];
        var readTimestampsMs = new long[ChunkSamples];
        var readValues = new double[ChunkSamples];
        int decoding = 0;
        yield return new MicroBenchmark("ChunkDecode.Sealed240", () => ChunkDecoder.Decode(sealedChunks[decoding++ % sealedChunks.Length], readTimestampsMs, readValues));
    }

    /// <summary>Each call folds one delta of a busy host into its twin; after six hours of them the chain begins anew.</summary>
    private static IEnumerable<MicroBenchmark> States()
    {
        var host = new BusyHost(200, 0, 30);
        byte[][] chain = [.. Enumerable.Range(0, 1000).Select(i => host.Step(1_790_000_000_000 + (i * 10_000L)).ToArray())];
        var twin = new TwinState();
        int next = 0;
        yield return new MicroBenchmark("TwinApply.Delta30", () =>
        {
            if (next == chain.Length)
            {
                next = 0;
                twin = new TwinState();
            }

            twin.Apply(chain[next++]);
        });
    }

    private static IEnumerable<MicroBenchmark> Collectors()
    {
        ICollector[] all = [.. DefaultCollectors.Create(new HostFiles())];
        var sink = new CountingSink();
        yield return new MicroBenchmark("CollectorCycle.Default", () =>
        {
            sink.Begin();
            foreach (ICollector collector in all)
            {
                collector.Collect(sink);
            }
        });
    }
}
