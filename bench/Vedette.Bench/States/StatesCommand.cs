using System.Diagnostics;
using System.IO.Compression;
using Vedette.Bench.Engine;
using Vedette.Bench.Measuring;
using Vedette.Storage.Sqlite.Telemetry;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry;

namespace Vedette.Bench.States;

/// <summary>A day of one host's states, every ten seconds: what it costs on the disk, and how long any moment of it takes.</summary>
internal static class StatesCommand
{
    private const int Agent = 1;
    private const int States = 8640;
    private const long StepMs = 10_000;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        int repeats = options.Number("repeats", 200);
        var host = new BusyHost(options.Number("processes", 200), options.Number("packages", 1000), options.Number("changing", 30));
        using var folder = new TemporaryFolder();
        using SqliteTelemetryStore store = SqliteTelemetryStore.Open(folder.File("telemetry.db"), NoFaultPoints.Instance);
        await using TelemetryEngine engine = TelemetryEngine.Open(store, new TelemetryOptions(), new TelemetryParts());
        long nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        long startMs = nowMs - (States * StepMs);
        long sent = 0;
        var deltas = new List<byte[]>();
        for (int i = 0; i < States; i++)
        {
            byte[] payload = host.Step(startMs + (i * StepMs)).ToArray();
            sent += payload.Length;
            deltas.Add(payload);
            await engine.AppendAsync(new PostedState(Agent, payload, nowMs), CancellationToken.None);
        }

        Console.WriteLine($"states: {States} of one host, {sent / (double)States:0} bytes each on the wire, {engine.Statistics.StateBytesWritten / (double)States:0} on the disk");
        PrintPacking("the first keyframe", deltas.Take(1));
        PrintPacking("deltas", deltas.Skip(1).Take(1000));
        var random = new Random(3);
        await ReadTiming.PrintAsync("any moment of the day", repeats, () => Task.FromResult((long)TwinFold.At(engine, Agent, startMs + random.NextInt64(States * StepMs))!.Count));
        await ReadTiming.PrintAsync("the end of a chain: 2160 rows", repeats, () => Task.FromResult((long)TwinFold.At(engine, Agent, startMs + (2159 * StepMs))!.Count));
        return 0;
    }

    private static void PrintPacking(string name, IEnumerable<byte[]> payloads)
    {
        byte[][] all = [.. payloads];
        foreach (int quality in new[] { 1, 4, 6 })
        {
            byte[][] packed = [.. all.Select(p => Pack(p, quality))];
            var room = new byte[all.Max(p => p.Length)];
            long start = Stopwatch.GetTimestamp();
            foreach (byte[] payload in all)
            {
                Pack(payload, quality);
            }

            double packMicroseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds / all.Length;
            start = Stopwatch.GetTimestamp();
            foreach (byte[] payload in packed)
            {
                BrotliDecoder.TryDecompress(payload, room, out _);
            }

            double unpackMicroseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds / all.Length;
            Console.WriteLine($"  {name}: {all.Average(p => p.Length):0} bytes, Brotli {quality}: {packed.Average(p => p.Length):0} bytes, {packMicroseconds:0} us to pack, {unpackMicroseconds:0} us to unpack");
        }
    }

    private static byte[] Pack(byte[] payload, int quality)
    {
        byte[] room = new byte[payload.Length + 1024];
        BrotliEncoder.TryCompress(payload, room, out int length, quality, 18);
        return room[..length];
    }
}
