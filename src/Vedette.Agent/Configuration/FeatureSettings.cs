using Vedette.Collectors;

namespace Vedette.Agent.Configuration;

/// <summary>The settings of what is off unless the owner of the machine wants it, and of where the host's files are.</summary>
internal static class FeatureSettings
{
    public const string BridgeUrl = "bridge_url";
    public const string BridgeKeyFile = "bridge_key_file";
    public const string BridgeIntervalSeconds = "bridge_interval_seconds";
    public const string BridgeIncludeProcesses = "bridge_include_processes";
    public const string BridgeIncludeNetwork = "bridge_include_network";
    public const string TelegrafBinary = "telegraf_binary";
    public const string TelegrafConfigDirectory = "telegraf_config_directory";
    public const string MetricsListen = "metrics_listen";
    public const string MetricsListenAny = "metrics_listen_any";
    public const string ContainerSockets = "container_sockets";
    public const string LlmProbe = "llm_probe";
    public const string MinerActionsFile = "miner_actions_file";
    public const string ProcRoot = "proc_root";
    public const string SysRoot = "sys_root";
    public const string RootFs = "root_fs";

    private const int MaxIntervalSeconds = 3600;
    private const string NeededFlag = "true or false";
    private const string NeededPath = "an absolute path";

    public static readonly IReadOnlyList<SettingDefinition> All =
    [
        new(BridgeUrl, ["VEDETTE_BRIDGE_URL"], "an http:// or https:// address such as http://127.0.0.1:5678/api/v1/update_state", false,
            (s, text) => SettingText.UrlWithUser(text) is { } url ? s with { Bridge = s.Bridge with { Url = SettingText.WithoutUser(url), Key = BridgeKey.OfUserInfo(url) } } : null),
        new(BridgeKeyFile, ["VEDETTE_BRIDGE_KEY_FILE"], NeededPath, false,
            (s, text) => SettingText.AbsolutePath(text) is { } path ? s with { Bridge = s.Bridge with { KeyFile = path } } : null),
        new(BridgeIntervalSeconds, ["VEDETTE_BRIDGE_INTERVAL_SECONDS"], $"a whole number from 1 to {MaxIntervalSeconds}", false,
            (s, text) => SettingText.Number(text) is >= 1 and <= MaxIntervalSeconds and { } n ? s with { Bridge = s.Bridge with { Interval = TimeSpan.FromSeconds(n) } } : null),
        new(BridgeIncludeProcesses, ["VEDETTE_BRIDGE_INCLUDE_PROCESSES"], NeededFlag, false,
            (s, text) => SettingText.Flag(text) is { } flag ? s with { Bridge = s.Bridge with { IncludeProcesses = flag } } : null),
        new(BridgeIncludeNetwork, ["VEDETTE_BRIDGE_INCLUDE_NETWORK"], NeededFlag, false,
            (s, text) => SettingText.Flag(text) is { } flag ? s with { Bridge = s.Bridge with { IncludeNetwork = flag } } : null),
        new(TelegrafBinary, ["VEDETTE_TELEGRAF_BINARY"], "the absolute path of a telegraf program", false,
            (s, text) => SettingText.AbsolutePath(text) is { } path ? s with { Telegraf = s.Telegraf with { Binary = path } } : null),
        new(TelegrafConfigDirectory, ["VEDETTE_TELEGRAF_CONFIG_DIRECTORY"], NeededPath, false,
            (s, text) => SettingText.AbsolutePath(text) is { } path ? s with { Telegraf = s.Telegraf with { ConfigDirectory = path } } : null),
        new(MetricsListen, ["VEDETTE_METRICS_LISTEN"], "ADDRESS:PORT such as 127.0.0.1:9101 or [::1]:9101", false,
            (s, text) => SettingText.Endpoint(text) is { } endpoint ? s with { MetricsPage = s.MetricsPage with { Listen = endpoint } } : null),
        new(MetricsListenAny, ["VEDETTE_METRICS_LISTEN_ANY"], NeededFlag, false,
            (s, text) => SettingText.Flag(text) is { } flag ? s with { MetricsPage = s.MetricsPage with { ListenAny = flag } } : null),
        new(ContainerSockets, ["VEDETTE_CONTAINER_SOCKETS"], "absolute paths of Docker's or Podman's sockets, with commas between them", false,
            (s, text) => SettingText.AbsolutePaths(text) is { } paths ? s with { ContainerSockets = paths } : null) { Shape = SettingShape.List },
        new(LlmProbe, ["VEDETTE_LLM_PROBE"], NeededFlag, false, (s, text) => SettingText.Flag(text) is { } flag ? s with { LlmProbe = flag } : null),
        new(MinerActionsFile, ["VEDETTE_MINER_ACTIONS_FILE"], NeededPath, false, (s, text) => SettingText.AbsolutePath(text) is { } path ? s with { MinerActionsFile = path } : null),
        new(ProcRoot, ["VEDETTE_PROC_ROOT"], NeededPath, false, (s, text) => Place(s, text, (files, path) => files with { ProcRoot = path })),
        new(SysRoot, ["VEDETTE_SYS_ROOT"], NeededPath, false, (s, text) => Place(s, text, (files, path) => files with { SysRoot = path })),
        new(RootFs, ["VEDETTE_ROOT_FS"], NeededPath, false, (s, text) => Place(s, text, (files, path) => files with { RootFs = path })),
    ];

    private static AgentSettings? Place(AgentSettings settings, string text, Func<HostFiles, string, HostFiles> set) =>
        SettingText.AbsolutePath(text) is { } path ? settings with { Files = set(settings.Files, path) } : null;
}
