using System.CommandLine;
using Vedette.Agent.Configuration;
using Vedette.Agent.Link;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Snapshot.Terminal;

namespace Vedette.Agent.Commands;

/// <summary>The program alone: this machine on one page. It needs no consent, since it sends and writes nothing.</summary>
internal sealed class SummaryCommand(CommonOptions options, CommandStart start, TimeProvider clock)
{
    public void SetOn(RootCommand root)
    {
        options.AddTo(root);
        root.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        IReadOnlyDictionary<string, string> environment = ProcessEnvironment.Read();
        if (start.ReadSettings(parsed, environment) is not { } read)
        {
            return ExitCodes.BadUsage;
        }

        using var look = new MachineLook(MachineParts.Create(read.Settings.WithoutRequests(), clock), clock);
        MachineReading reading = await look.FirstAsync(stop);
        AgentStatus? status = new StatusFile(new StateDirectory(read.Settings.StateDirectory)).Read();
        var summary = new MachineSummary(look.Parts, reading, HardwareInventory.Read(look.Parts.ReadHardware).Info, Paint.For(!Console.IsOutputRedirected, environment));
        foreach (string line in summary.Build(status, status is not null && StatusCommand.IsFresh(status, clock)))
        {
            Console.Out.WriteLine(line);
        }

        return ExitCodes.Ok;
    }
}
