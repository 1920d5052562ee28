using System.CommandLine;
using System.Text;
using Vedette.Agent.Configuration;
using Vedette.Agent.Link;
using Vedette.Agent.Snapshot;
using Vedette.Agent.Snapshot.Document;
using Vedette.Agent.Snapshot.Machine;

namespace Vedette.Agent.Commands;

/// <summary><c>snapshot</c>: the machine's state as document 5's JSON, once. It needs no consent, since it sends nothing and writes only the file that was named.</summary>
internal sealed class SnapshotCommand(CommonOptions options, CommandStart start, TimeProvider clock)
{
    private const string ToStandardOutput = "-";

    private readonly Option<string> _output = new("--output")
    {
        Description = "Write to this file, readable by its owner only; - is standard output",
        HelpName = "FILE|-",
        DefaultValueFactory = _ => ToStandardOutput,
    };

    private readonly Option<bool> _pretty = new("--pretty") { Description = "Indent the JSON" };
    private readonly Option<bool> _wire = new("--show-what-is-sent") { Description = "Print instead what one cycle would send to the server, sample by sample and field by field" };

    public Command Create()
    {
        var command = new Command("snapshot", "Print the state of this machine as JSON, once. Needs no consent: it opens no internet socket, sends nothing and writes only FILE.");
        command.Options.Add(_output);
        command.Options.Add(_pretty);
        command.Options.Add(_wire);
        options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        if (start.ReadSettings(parsed, ProcessEnvironment.Read()) is not { } read)
        {
            return ExitCodes.BadUsage;
        }

        using var look = new MachineLook(MachineParts.Create(read.Settings.WithoutRequests(), clock), clock);
        MachineReading reading = await look.FirstAsync(stop);
        if (parsed.GetValue(_wire))
        {
            using var listing = new StringWriter();
            WireListing.Write(listing, reading);
            return Write(parsed.GetValue(_output)!, Encoding.UTF8.GetBytes(listing.ToString()));
        }

        foreach (string failure in reading.Failures)
        {
            read.Log.Warning("A part of the state could not be read.", ("part", failure));
        }

        var builder = new SystemStateBuilder(look.Parts, clock) { IncludeProcesses = read.Settings.Bridge.IncludeProcesses, IncludeNetwork = read.Settings.Bridge.IncludeNetwork };
        SystemStateDocument state = builder.Build(reading, HardwareInventory.Read(look.Parts.ReadHardware).Info);
        return Write(parsed.GetValue(_output)!, [.. SystemStateJson.Write(state, parsed.GetValue(_pretty)), (byte)'\n']);
    }

    private static int Write(string path, byte[] content)
    {
        try
        {
            if (path == ToStandardOutput)
            {
                using Stream output = Console.OpenStandardOutput();
                output.Write(content);
            }
            else
            {
                AtomicFile.Write(Path.GetFullPath(path), content);
            }

            return ExitCodes.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine($"{Snapshot.Terminal.TerminalText.Safe(path)} cannot be written: {FileProblem.Describe(e)}");
            return ExitCodes.Failure;
        }
    }
}
