using System.CommandLine;
using Vedette.Agent.Configuration;
using Vedette.Agent.Link;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Snapshot.Terminal;

namespace Vedette.Agent.Commands;

/// <summary><c>top</c>: the processes of this machine, live. It needs no consent, since it sends and writes nothing.</summary>
internal sealed class TopCommand(CommonOptions options, CommandStart start, TimeProvider clock)
{
    private const int MaxIntervalSeconds = 3600;
    private const int OnceWidth = 120;
    private const int OnceHeight = 40;

    private readonly Option<int> _interval = new("--interval") { Description = "Seconds between frames", HelpName = "N", DefaultValueFactory = _ => 2 };
    private readonly Option<TopSort> _sort = new("--sort") { Description = "cpu, memory, io or gpu", DefaultValueFactory = _ => TopSort.Cpu };
    private readonly Option<bool> _once = new("--once") { Description = "Print one frame and end: for scripts" };

    public Command Create()
    {
        var command = new Command("top", "Show the processes of this machine, live.");
        command.Options.Add(_interval);
        command.Options.Add(_sort);
        command.Options.Add(_once);
        options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        IReadOnlyDictionary<string, string> environment = ProcessEnvironment.Read();
        if (start.ReadSettings(parsed, environment) is not { } read)
        {
            return ExitCodes.BadUsage;
        }

        int seconds = parsed.GetValue(_interval);
        bool once = parsed.GetValue(_once);
        if (seconds is < 1 or > MaxIntervalSeconds || (!once && (Console.IsOutputRedirected || Console.IsInputRedirected)))
        {
            Console.Error.WriteLine(seconds is < 1 or > MaxIntervalSeconds
                ? $"--interval: got {seconds}, need a whole number from 1 to {MaxIntervalSeconds}."
                : "There is no terminal here: give --once for one frame.");
            return ExitCodes.BadUsage;
        }

        using var look = new MachineLook(MachineParts.Create(read.Settings.WithoutRequests(), clock), clock);
        var rows = new TopRows(look.Parts);
        string hostname = HardwareInventory.Read(look.Parts.ReadHardware).Info.Hostname;
        MachineReading reading = await look.FirstAsync(stop);
        TopSort sort = parsed.GetValue(_sort);
        if (once)
        {
            List<string> frame = new TopFrame(Paint.Plain, new TopView(OnceWidth, OnceHeight, sort)).Draw(reading, hostname, TopRows.Sorted(rows.Next(reading), sort));
            frame.ForEach(line => Console.Out.WriteLine(line.TrimEnd()));
            return ExitCodes.Ok;
        }

        var live = new TopLoop(look, rows, hostname, TimeSpan.FromSeconds(seconds), Paint.For(isTerminal: true, environment), clock);
        await live.RunAsync(reading, sort, stop);
        return ExitCodes.Ok;
    }
}
