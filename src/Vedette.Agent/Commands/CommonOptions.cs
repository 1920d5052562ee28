using System.CommandLine;
using System.CommandLine.Parsing;
using Vedette.Agent.Configuration;

namespace Vedette.Agent.Commands;

/// <summary>Options that every command takes. A secret is never among them: command lines can be read by every process.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> _config = new("--config") { Description = $"Configuration file [default: {SettingSources.DefaultConfigPath}]", HelpName = "FILE" };
    private readonly Option<string?> _acceptEula = new("--accept-eula")
    {
        Description = "Accept the licence text of version N (1 where N is left out)",
        HelpName = "N",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Dictionary<string, Option<string?>> _settings = new(StringComparer.Ordinal)
    {
        [SettingDefinitions.ServerUrl] = new("--server-url", "--server") { Description = "Address of the server, http:// or https://", HelpName = "URL" },
        [SettingDefinitions.StateDir] = new("--state-dir") { Description = $"Where the agent keeps its state [default: {StateDirectory.DefaultPath}]", HelpName = "DIR" },
        [SettingDefinitions.IntervalSeconds] = new("--interval-seconds") { Description = "Measure this often, whatever the server says", HelpName = "N" },
        [SettingDefinitions.SpoolMaxBytes] = new("--spool-max-bytes") { Description = "Bound of the queue on disk", HelpName = "N" },
        [SettingDefinitions.Transport] = new("--transport") { Description = "auto, grpc or websocket" },
        [SettingDefinitions.CaFile] = new("--ca-file") { Description = "PEM file with the only root to trust", HelpName = "FILE" },
        [SettingDefinitions.LogLevelKey] = new("--log-level") { Description = "debug, info, warning or error" },
        [SettingDefinitions.LogFormatKey] = new("--log-format") { Description = "logfmt or json" },
        [MinerSettingDefinitions.NetworkCidr] = new("--network-cidr", "--network") { Description = "Look for miners in these networks, with commas between them", HelpName = "RANGES" },
        [FeatureSettings.BridgeUrl] = new("--bridge-url") { Description = "Post the SystemState to this VM Bridge, too", HelpName = "URL" },
        [FeatureSettings.BridgeIntervalSeconds] = new("--bridge-interval-seconds") { Description = "Post it this often [default: 10]", HelpName = "N" },
        [FeatureSettings.TelegrafBinary] = new("--telegraf-binary") { Description = "Start this Telegraf and take its measurements", HelpName = "FILE" },
        [FeatureSettings.TelegrafConfigDirectory] = new("--telegraf-config-directory") { Description = "Further configuration for it", HelpName = "DIR" },
        [FeatureSettings.MetricsListen] = new("--metrics-listen") { Description = "Serve /metrics here, for example 127.0.0.1:9101", HelpName = "ADDRESS:PORT" },
        [FeatureSettings.ProcRoot] = new("--proc-root") { Description = "Where the host's /proc is mounted [default: /proc]", HelpName = "DIR" },
        [FeatureSettings.SysRoot] = new("--sys-root") { Description = "Where the host's /sys is mounted [default: /sys]", HelpName = "DIR" },
        [FeatureSettings.RootFs] = new("--root-fs") { Description = "Where the host's / is mounted [default: /]", HelpName = "DIR" },
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_config);
        command.Options.Add(_acceptEula);
        foreach (Option<string?> option in _settings.Values)
        {
            command.Options.Add(option);
        }
    }

    public SettingSources Sources(ParseResult parsed, IReadOnlyDictionary<string, string> environment)
    {
        var flags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, Option<string?> option) in _settings)
        {
            if (parsed.GetValue(option) is { } text)
            {
                flags[key] = text;
            }
        }

        string? named = parsed.GetValue(_config);
        if (named is null && environment.GetValueOrDefault(SettingDefinitions.ConfigEnvironmentName) is { Length: > 0 } fromEnvironment)
        {
            named = fromEnvironment;
        }

        return new SettingSources(named ?? SettingSources.DefaultConfigPath, named is not null, environment, flags);
    }

    /// <summary>Whether the setting comes from the command line.</summary>
    public bool IsGiven(ParseResult parsed, string key) => parsed.GetValue(_settings[key]) is not null;

    /// <summary>The version the flag accepts, or null where it was not given.</summary>
    public string? AcceptedVersion(ParseResult parsed) =>
        parsed.GetResult(_acceptEula) is OptionResult { Implicit: false } given ? given.Tokens is [var number, ..] ? number.Value : "1" : null;
}
