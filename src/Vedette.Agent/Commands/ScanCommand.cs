using System.CommandLine;
using Vedette.Agent.Configuration;
using Vedette.Agent.Logging;
using Vedette.Agent.Miners;
using Vedette.Agent.Snapshot.Terminal;
using Vedette.Miners.Discovery;

namespace Vedette.Agent.Commands;

/// <summary><c>scan</c>: what miners are in these ranges, once, or with <c>--listen</c> which ones report themselves. It opens connections into the network, so it needs consent like everything that does.</summary>
internal sealed class ScanCommand(CommonOptions options, CommandStart start, TimeProvider clock)
{
    // Where a button may be pressed that is in no range of the owner: every private network.
    private static readonly string[] Anywhere = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

    private readonly Argument<string[]> _ranges = new("RANGE") { Description = "Networks such as 192.168.1.0/24 or 10.0.0.10-10.0.3.250 [default: network_cidr of the configuration]", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _exclude = new("--exclude") { Description = "Addresses or networks to leave alone; may stand several times", HelpName = "RANGE" };
    private readonly Option<string?> _rate = new("--rate") { Description = "gentle, wide, or new connections per second [default: gentle]", HelpName = "N" };
    private readonly Option<bool> _listen = new("--listen") { Description = "Do not look around: wait for the IP Report buttons of miners and show each [default range: every private network]" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };
    private readonly Option<bool> _public = new("--allow-public") { Description = "Addresses outside private networks are meant" };
    private readonly Option<bool> _large = new("--allow-large") { Description = $"Ranges of more than {AddressRange.LargestUnlessAllowed} addresses are meant" };
    private readonly Option<bool> _loopback = new("--allow-loopback") { Description = "This host itself is meant: for simulators" };

    public Command Create()
    {
        var command = new Command("scan", "Look for miners in ranges of addresses, once, and show what was found.");
        command.Arguments.Add(_ranges);
        command.Options.Add(_exclude);
        command.Options.Add(_rate);
        command.Options.Add(_listen);
        command.Options.Add(_json);
        command.Options.Add(_public);
        command.Options.Add(_large);
        command.Options.Add(_loopback);
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

        if (Asked(parsed, read.Settings.Miners) is not { } miners)
        {
            return ExitCodes.BadUsage;
        }

        if (start.PassConsent(parsed, environment, new StateDirectory(read.Settings.StateDirectory), read.Log) is null)
        {
            return ExitCodes.ConsentMissing;
        }

        return parsed.GetValue(_listen) ? await ListenAsync(parsed, miners, read.Settings, stop) : await ScanAsync(parsed, miners, read.Settings, stop);
    }

    private async Task<int> ListenAsync(ParseResult parsed, MinersSettings miners, AgentSettings settings, CancellationToken stop)
    {
        using ButtonScan scan = MinerModule.ByButton(miners, settings.Files, clock);
        using var listener = new IpReportListener(IpReport.Ports, clock);
        Func<ScanRow, string> line = parsed.GetValue(_json) ? ScanJsonText.Line : ScanTable.Row;
        return await new ButtonListening(Console.Out, Console.Error).RunAsync(scan, listener, miners.Ranges, line, stop);
    }

    private async Task<int> ScanAsync(ParseResult parsed, MinersSettings miners, AgentSettings settings, CancellationToken stop)
    {
        using OneShotScan scan = MinerModule.OneShot(miners, settings.Files, clock);
        Task<ScanOutcome> running = scan.RunAsync(miners.Ranges, miners.Pace, stop);
        await new ScanProgressLine(Console.Error, !Console.IsErrorRedirected, clock).ShowAsync(scan, running);
        ScanOutcome outcome = await running;
        if (parsed.GetValue(_json))
        {
            Console.Out.WriteLine(ScanJsonText.Of(outcome));
        }
        else
        {
            foreach (string line in new ScanTable(Paint.For(!Console.IsOutputRedirected, ProcessEnvironment.Read())).Draw(outcome))
            {
                Console.Out.WriteLine(line);
            }
        }

        return outcome.IsCutShort || outcome.Tried == 0 ? ExitCodes.Failure : ExitCodes.Ok;
    }

    // What the command line says, over what the configuration does; null where it is no good, with the reason told.
    private MinersSettings? Asked(ParseResult parsed, MinersSettings configured)
    {
        if (parsed.GetValue(_rate) is { } rate)
        {
            if (MinerSettingDefinitions.Pace(rate) is not { } pace)
            {
                return Refuse($"--rate: got '{LogLine.OneLine(rate)}', need {MinerSettingDefinitions.NeededRate}.");
            }

            configured = configured with { Pace = pace };
        }

        AddressRangeAllowances allowed = configured.Allowed
            | (parsed.GetValue(_public) ? AddressRangeAllowances.Public : AddressRangeAllowances.None)
            | (parsed.GetValue(_large) ? AddressRangeAllowances.Large : AddressRangeAllowances.None)
            | (parsed.GetValue(_loopback) ? AddressRangeAllowances.Loopback : AddressRangeAllowances.None);
        string[] ranges = parsed.GetValue(_ranges) ?? [];
        if (parsed.GetValue(_listen) && ranges.Length == 0 && !configured.IsOn)
        {
            (ranges, allowed) = (Anywhere, allowed | AddressRangeAllowances.Large);
        }

        MinersSettings asked = configured with
        {
            Networks = ranges.Length > 0 ? ranges : configured.Networks,
            Excluded = [.. configured.Excluded, .. parsed.GetValue(_exclude) ?? []],
            Allowed = allowed,
        };
        if (!asked.IsOn)
        {
            return Refuse("No range: give one such as 192.168.1.0/24, or network_cidr in the configuration file.");
        }

        var problems = new List<string>();
        asked = asked with { Ranges = MinerSettingDefinitions.Ranges(asked, problems.Add) };
        return problems.Count == 0 ? asked : Refuse(string.Join(Environment.NewLine, problems.Select(LogLine.OneLine)));
    }

    private static MinersSettings? Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return null;
    }
}
