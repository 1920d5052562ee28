using Vedette.Protocol.Batches;
using Vedette.Storage.Sqlite.Telemetry;
using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Bench.Agent;

/// <summary>What a server durably holds of agents in a span of time, from a copy of its telemetry.db: samples, and the bytes of their payloads and of states. One line of numbers, for the script to divide by.</summary>
internal static class ReceivedCommand
{
    public static Task<int> RunAsync(BenchOptions options)
    {
        string file = options.Text("file") ?? throw new ArgumentException("received needs --file, a copy of telemetry.db.");
        long fromMs = long.Parse(options.Text("from") ?? "0");
        long toMs = options.Text("to") is { } to ? long.Parse(to) : long.MaxValue;
        using SqliteTelemetryStore store = SqliteTelemetryStore.Open(file, NoFaultPoints.Instance);
        using ITelemetryStoreReader reader = store.OpenReader();
        (long samples, long sampleBytes, long batches) = (0, 0, 0);
        foreach (JournalRow row in reader.ReadJournal(0))
        {
            // Epoch 0 is what the server measures of itself.
            if (row.Epoch != 0 && row.ReceivedAtMs >= fromMs && row.ReceivedAtMs < toMs)
            {
                batches++;
                sampleBytes += row.Payload.Length;
                samples += Samples(row.Payload.Span);
            }
        }

        (long states, long stateBytes) = (0, 0);
        reader.ReadAllStates((state, _) =>
        {
            if (state.Header.AtMs >= fromMs && state.Header.AtMs < toMs)
            {
                states++;
                stateBytes += state.Body.Size;
            }
        });
        Console.WriteLine($"{samples} {batches} {sampleBytes} {states} {stateBytes}");
        return Task.FromResult(0);
    }

    private static long Samples(ReadOnlySpan<byte> payload)
    {
        long samples = 0;
        var reader = new TelemetryBatchReader(payload);
        while (reader.TryReadFrame(out _, out int count))
        {
            samples += count;
            for (int i = 0; i < count; i++)
            {
                reader.ReadSample(out _, out _);
            }
        }

        return samples;
    }
}
