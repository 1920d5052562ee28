using System.Collections.Frozen;
using Vedette.Bench.Agent;
using Vedette.Bench.Engine;
using Vedette.Bench.Micro;
using Vedette.Bench.Peers;
using Vedette.Bench.Server;
using Vedette.Bench.States;

namespace Vedette.Bench;

/// <summary>The sub-commands by name.</summary>
internal static class BenchCommands
{
    private const string Usage = """
        vedette-bench COMMAND [--option value ...]: figures on standard output.

          check                             allocations of the hot paths against bench/budgets.json; exit code 1 where one is over
          collectors [--cycles 2000]        CPU per collection cycle
          ingest  [--agents 100 --series 507 --rounds 60]   the engine alone, own protocol
          disk    [--agents 100 --series 507 --hours 4 --keep FILE]  bytes per sample on the disk
          query   [--agents 100 --repeats 200]              range reads through the read port
          latest  [--agents 100 --repeats 200]              newest sample of many series
          states  [--processes 200 --packages 1000 --changing 30 --repeats 200]   a day of one host: bytes, and any moment of it
          received --file COPY [--from MS --to MS]   what a server's telemetry.db holds of agents: samples, batches, their bytes, states, their bytes
          peers   [--agents 100 --rounds 240] [--server PATH] [--only NAMES]   the same samples into Vedette, VictoriaMetrics and Prometheus, in turns
        """;

    private static readonly FrozenDictionary<string, Func<BenchOptions, Task<int>>> ByName = new Dictionary<string, Func<BenchOptions, Task<int>>>(StringComparer.Ordinal)
    {
        ["check"] = CheckCommand.RunAsync,
        ["collectors"] = CollectorsCommand.RunAsync,
        ["ingest"] = IngestCommand.RunAsync,
        ["disk"] = DiskCommand.RunAsync,
        ["query"] = QueryCommand.RunAsync,
        ["latest"] = LatestCommand.RunAsync,
        ["states"] = StatesCommand.RunAsync,
        ["received"] = ReceivedCommand.RunAsync,
        ["peers"] = PeersCommand.RunAsync,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || !ByName.TryGetValue(args[0], out Func<BenchOptions, Task<int>>? command))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        return await command(BenchOptions.Parse(args.AsSpan(1)));
    }
}
