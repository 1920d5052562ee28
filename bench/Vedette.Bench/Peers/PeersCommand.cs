using Vedette.Bench.Engine;
using Vedette.Bench.Measuring;
using Vedette.Bench.Recording;
using Vedette.Bench.Server;

namespace Vedette.Bench.Peers;

/// <summary>The same samples into each store, in turns of a fifth, so that a busy moment of the machine falls on all of them.</summary>
internal static class PeersCommand
{
    private const int Parts = 5;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var fleet = new Fleet(HostRecording.Load(), options.Number("agents", 100), options.Number("series", 507));
        int rounds = options.Number("rounds", 240);
        string[] only = options.Text("only")?.Split(',') ?? [];
        long samples = rounds * fleet.SamplesPerRound;
        Console.WriteLine($"peers: {fleet.Hosts} hosts x {fleet.SeriesPerHost} series x {rounds} scrapes at 15 s = {samples} samples, one request or batch per scrape of a host");
        await using var backends = new BackendList();
        EngineUnderTest engine = await EngineUnderTest.CreateAsync(fleet);
        long startMs = engine.StartMs;
        backends.Add(new EngineBackend(engine, samples));
        if (options.Text("server") is { } server && Wanted("vedette-server"))
        {
            backends.Add(await ServerBackend.StartAsync(server, fleet, startMs));
        }

        foreach (PeerKind kind in new[] { PeerKind.VictoriaMetrics, PeerKind.Prometheus }.Where(k => Wanted(k.Program)))
        {
            backends.Add(await RemoteWriteBackend.StartAsync(kind, fleet, startMs));
        }

        await MeasureAsync(backends.All, rounds, fleet.SamplesPerRound);
        return 0;

        bool Wanted(string name) => only.Length == 0 || only.Contains(name);
    }

    private static async Task MeasureAsync(IReadOnlyList<Backend> backends, int rounds, long samplesPerRound)
    {
        var parts = backends.ToDictionary(b => b, _ => new double[Parts]);
        for (int part = 0; part < Parts; part++)
        {
            (int from, int to) = (rounds * part / Parts, rounds * (part + 1) / Parts);
            foreach (Backend backend in backends)
            {
                TimeSpan before = backend.Cpu;
                for (int step = from; step < to; step++)
                {
                    await backend.RoundAsync(step);
                }

                await backend.SettleAsync();
                parts[backend][part] = (backend.Cpu - before).TotalMicroseconds / ((to - from) * samplesPerRound);
            }
        }

        foreach (Backend backend in backends)
        {
            TimeSpan taken = backend.Cpu;
            long resident = backend.ResidentBytes;
            IReadOnlyList<(string Part, long Bytes)> sizes = await backend.FinishAsync();
            double finish = (backend.Cpu - taken).TotalMicroseconds / (rounds * samplesPerRound);
            Console.WriteLine($"  {backend.Name,-18} {Quantile.Median(parts[backend]):0.000} us CPU/sample (parts {string.Join(' ', parts[backend].Select(p => $"{p:0.000}"))}), "
                + $"writing for good {finish:0.000}; resident {resident / 1e6:0} MB; "
                + string.Join(", ", sizes.Select(s => $"{s.Part} {s.Bytes / (double)(rounds * samplesPerRound):0.000} bytes/sample")));
        }
    }
}
