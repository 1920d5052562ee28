using System.Runtime.InteropServices;
using Vedette.MinerSimulator;

if (args is ["scan", .. string[] scan])
{
    return await ScanVerb.RunAsync(scan, CancellationToken.None);
}

(SimulatorArguments? arguments, string? error) = SimulatorArguments.Parse(args);
if (arguments is null)
{
    await Console.Error.WriteLineAsync($"{error}\n\n{SimulatorArguments.Usage}");
    return 2;
}

var ended = new TaskCompletionSource();
using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
await using SimulatedSite site = await SimulatedSite.StartAsync(arguments.Site);
await FaultList.ApplyAsync(site, arguments.Faults);
string ready = $"ready: {site.Miners.Count} miners from {site.Miners[0].Address} to {site.Miners[^1].Address}";
Console.WriteLine(ready);
if (arguments.ReadyFile is { } file)
{
    await File.WriteAllLinesAsync(file, site.Miners.Select(m => $"{m.Address} {m.Mac ?? "-"} {m.Recording}"));
}

await ended.Task;
return 0;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.TrySetResult();
}
